namespace PolicyMarket.Rules.Diagnostics;

public static partial class DiagnosticCatalogue
{
    public const string CreditCodeLength = "PM2001";
    public const string CreditCodeCharacter = "PM2002";
    public const string CreditCodeCheck = "PM2003";
    public const string RegionShape = "PM2004";
    public const string RegionUnknown = "PM2005";
    public const string IndustryShape = "PM2006";
    public const string IndustryUnknown = "PM2007";
    public const string CreditCodeStructure = "PM2008";
    public const string BankAccountForm = "PM2009";
    public const string JsonBroken = "PM2010";
    public const string JsonTooLarge = "PM2011";
    public const string JsonShape = "PM2012";
    public const string AttributeIncomplete = "PM2020";
    public const string AttributeName = "PM2021";
    public const string AttributeChoice = "PM2022";
    public const string AttributeTwice = "PM2023";
    public const string FactUnknownAttribute = "PM2030";
    public const string FactWrongType = "PM2031";
    public const string FactBlank = "PM2032";
    public const string FactNotNumber = "PM2033";
    public const string FactNotWhole = "PM2034";
    public const string FactTooPrecise = "PM2035";
    public const string FactNotBoolean = "PM2036";
    public const string FactNotDate = "PM2037";
    public const string FactNotListed = "PM2038";
    public const string FactTooLong = "PM2039";
    public const string FactImplausible = "PM2060";
    public const string TextForbiddenSign = "PM2061";
    public const string CodeAmbiguous = "PM2062";
    public const string CaseTooLarge = "PM2070";

    public const string ConditionShape = "PM3001";
    public const string ConditionUnknownField = "PM3002";
    public const string ConditionTooDeep = "PM3003";
    public const string ConditionTooMany = "PM3004";
    public const string ConditionUnknownAttribute = "PM3005";
    public const string ConditionUnknownOperator = "PM3006";
    public const string ConditionOperatorType = "PM3007";
    public const string ConditionValueType = "PM3008";
    public const string ConditionListNeeded = "PM3009";
    public const string ConditionRangeShape = "PM3010";
    public const string ConditionRangeUpsideDown = "PM3011";
    public const string ConditionReference = "PM3012";
    public const string ConditionCode = "PM3013";
    public const string ConditionFeelNotTruth = "PM3014";
    public const string SentenceUnread = "PM3015";
    public const string SentenceAmbiguous = "PM3016";
    public const string ConditionContradiction = "PM3017";
    public const string ConditionImplied = "PM3018";
    public const string ConditionImplausible = "PM3019";
    public const string PolicyShape = "PM3020";
    public const string PolicyMissingField = "PM3021";
    public const string PolicyFieldType = "PM3022";
    public const string PolicyChoice = "PM3023";
    public const string PolicyDate = "PM3024";
    public const string PolicyDatesUpsideDown = "PM3025";
    public const string PolicyCap = "PM3026";
    public const string PolicyTwice = "PM3027";
    public const string PolicyTooMany = "PM3028";
    public const string PolicyUnknownField = "PM3029";
    public const string AwardCycle = "PM3060";
    public const string AwardUnknownItem = "PM3061";
    public const string PolicyTerritory = "PM3030";
    public const string PolicyEnjoyedBy = "PM3031";
    public const string PolicyDisclosure = "PM3032";
    public const string PolicyStayYears = "PM3035";

    private static IEnumerable<DiagnosticCode> ValueCodes() =>
        [
            new(CreditCodeLength, "统一社会信用代码位数不对"),
            new(CreditCodeCharacter, "统一社会信用代码含不允许的字符"),
            new(CreditCodeCheck, "统一社会信用代码校验位不对"),
            new(RegionShape, "行政区划代码写法有误"),
            new(RegionUnknown, "没有该行政区划代码"),
            new(IndustryShape, "行业代码写法有误"),
            new(IndustryUnknown, "没有该行业代码"),
            new(CreditCodeStructure, "统一社会信用代码的结构不对"),
            new(BankAccountForm, "银行账号写法有误"),
            new(JsonBroken, "不是完整的 JSON"),
            new(JsonTooLarge, "文件过大"),
            new(JsonShape, "JSON 的结构不对"),
            new(AttributeIncomplete, "指标定义不完整"),
            new(AttributeName, "指标英文名写法有误"),
            new(AttributeChoice, "指标的类型或类别不在可选范围"),
            new(AttributeTwice, "指标重复"),
            new(FactUnknownAttribute, "指标目录中没有该指标"),
            new(FactWrongType, "值的类型与指标不符"),
            new(FactBlank, "值为空白"),
            new(FactNotNumber, "不是数字"),
            new(FactNotWhole, "不是整数"),
            new(FactTooPrecise, "数字位数过多"),
            new(FactNotBoolean, "不是“是/否”"),
            new(FactNotDate, "不是日期"),
            new(FactNotListed, "不在可选值之内"),
            new(FactTooLong, "文字过长"),
            new(FactImplausible, "值不合常理"),
            new(TextForbiddenSign, "文字含不可见字符或控制字符"),
            new(CodeAmbiguous, "代码可能指几个，需要核对"),
            new(CaseTooLarge, "算例过大"),
        ];

    private static IEnumerable<DiagnosticCode> RuleCodes() =>
        [
            new(ConditionShape, "条件的结构不对"),
            new(ConditionUnknownField, "条件中有不认识的字段"),
            new(ConditionTooDeep, "条件嵌套过深"),
            new(ConditionTooMany, "条件过多"),
            new(ConditionUnknownAttribute, "条件引用了目录中没有的指标"),
            new(ConditionUnknownOperator, "没有该比较方式"),
            new(ConditionOperatorType, "比较方式不适用于该指标"),
            new(ConditionValueType, "比较值的类型与指标不符"),
            new(ConditionListNeeded, "比较值应为列表"),
            new(ConditionRangeShape, "区间应有上下两端"),
            new(ConditionRangeUpsideDown, "区间上下限颠倒"),
            new(ConditionReference, "引用的指标不可用"),
            new(ConditionCode, "比较值不是有效的代码"),
            new(ConditionFeelNotTruth, "条件表达式的结果不是“是/否”"),
            new(SentenceUnread, "条件句读不懂"),
            new(SentenceAmbiguous, "条件句有歧义"),
            new(ConditionContradiction, "条件互相矛盾"),
            new(ConditionImplied, "条件已被别的条件包含"),
            new(ConditionImplausible, "比较值不合常理"),
            new(PolicyShape, "事项的结构不对"),
            new(PolicyMissingField, "事项缺少必填内容"),
            new(PolicyFieldType, "事项字段的类型不对"),
            new(PolicyChoice, "事项字段的取值不在可选范围"),
            new(PolicyDate, "事项的日期有误"),
            new(PolicyDatesUpsideDown, "施行日期晚于失效日期"),
            new(PolicyCap, "封顶金额有误"),
            new(PolicyTwice, "事项编号重复"),
            new(PolicyTooMany, "事项过多"),
            new(PolicyUnknownField, "事项中有不认识的字段"),
            new(AwardCycle, "事项的金额互相引用"),
            new(AwardUnknownItem, "金额引用了不存在的事项"),
            new(PolicyTerritory, "适用地区有误"),
            new(PolicyEnjoyedBy, "看不出是否已享受"),
            new(PolicyDisclosure, "不发放资金的事项不能公示"),
            new(PolicyStayYears, "承诺年限有误"),
        ];
}
