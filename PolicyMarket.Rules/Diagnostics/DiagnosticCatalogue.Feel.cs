namespace PolicyMarket.Rules.Diagnostics;

public static partial class DiagnosticCatalogue
{
    public const string FeelEmpty = "PM1001";
    public const string FeelTooLong = "PM1002";
    public const string FeelTooDeep = "PM1003";
    public const string FeelTooManyParts = "PM1004";
    public const string FeelBadCharacter = "PM1005";
    public const string FeelOpenText = "PM1006";
    public const string FeelBadEscape = "PM1007";
    public const string FeelBadNumber = "PM1008";
    public const string FeelReservedName = "PM1009";
    public const string FeelUnexpected = "PM1010";
    public const string FeelTrailing = "PM1011";
    public const string FeelBadDate = "PM1012";
    public const string FeelTooMuchWork = "PM1013";
    public const string FeelUnknownName = "PM1020";
    public const string FeelUnknownFunction = "PM1021";
    public const string FeelArgumentCount = "PM1022";
    public const string FeelArgumentType = "PM1023";
    public const string FeelNeedsNumber = "PM1024";
    public const string FeelNeedsTruth = "PM1025";
    public const string FeelCannotCompare = "PM1026";
    public const string FeelUnknownValue = "PM1027";
    public const string FeelBranchesDiffer = "PM1028";
    public const string FeelAmountNotNumber = "PM1029";
    public const string FeelListOnly = "PM1030";
    public const string FeelDivisionByZero = "PM1031";
    public const string FeelRangeUpsideDown = "PM1032";
    public const string FeelTypeUnknown = "PM1033";
    public const string FeelAwardForm = "PM1060";
    public const string FeelAwardPlace = "PM1061";

    private static IEnumerable<DiagnosticCode> FeelCodes() =>
        [
            new(FeelEmpty, "公式为空"),
            new(FeelTooLong, "公式过长"),
            new(FeelTooDeep, "公式嵌套过深"),
            new(FeelTooManyParts, "公式组成部分过多"),
            new(FeelBadCharacter, "无法识别的字符"),
            new(FeelOpenText, "文字缺少结束引号"),
            new(FeelBadEscape, "文字中的转义写法有误"),
            new(FeelBadNumber, "数字写法有误"),
            new(FeelReservedName, "名称写法暂不支持"),
            new(FeelUnexpected, "此处写法有误"),
            new(FeelTrailing, "公式结束后还有多余内容"),
            new(FeelBadDate, "日期、时间或时长写法有误"),
            new(FeelTooMuchWork, "计算量超过上限"),
            new(FeelUnknownName, "指标目录中没有该指标"),
            new(FeelUnknownFunction, "没有该函数"),
            new(FeelArgumentCount, "函数参数个数不对"),
            new(FeelArgumentType, "函数参数类型不对"),
            new(FeelNeedsNumber, "此处需要数字"),
            new(FeelNeedsTruth, "此处需要“是/否”"),
            new(FeelCannotCompare, "两边类型不同，不能比较"),
            new(FeelUnknownValue, "不在指标的可选值之内"),
            new(FeelBranchesDiffer, "两个分支的类型不同"),
            new(FeelAmountNotNumber, "金额公式的结果不是数字"),
            new(FeelListOnly, "列表不能用在此处"),
            new(FeelDivisionByZero, "除数恒为零"),
            new(FeelRangeUpsideDown, "区间上下限颠倒"),
            new(FeelTypeUnknown, "声明的类型有误"),
            new(FeelAwardForm, "引用另一事项金额的写法有误"),
            new(FeelAwardPlace, "此处不能引用另一事项的金额"),
        ];
}
