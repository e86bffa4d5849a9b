using System.Globalization;

namespace PolicyMarket.Rules.Attributes;

/// <summary>Chinese texts about attributes and facts: faults of catalogues, codes, cells and values.</summary>
internal static class AttributeWording
{
    internal static string RegionSavedAs(string text, string code, string regionName) => $"“{text}”按 {code}（{regionName}）保存";

    internal static string SavedAsGroup(string text, string groupCode, string groupName) => $"{text} 按行业中类 {groupCode}（{groupName}）保存";

    internal static string SavedAsSuccessor(string change, string successor) => $"{change}，按 {successor} 保存";

    internal static string SuccessorUnclear(string label, string change) => $"“{label}”的代码{change}，无法替您判断是哪一个。请核对后填写现行代码。";

    internal static string AmbiguousCode(string label, string text, string candidates, string more) =>
        $"“{label}”的值“{text}”可能是 {candidates}{more}（电子表格会丢失开头的 0，同名的也有几处）。请核对后填写完整的代码。";

    internal static string RegionCodeTooShort(string label, string text, string padded, string regionName) =>
        $"“{label}”的值“{text}”不足六位，是否应为 {padded}（{regionName}）？请填写六位代码。";

    internal static string DidYouMean(string code) => $"，是否应为 {code}";

    internal static string CodeNotListed(string label, string shown, string choices, string ellipsis, string hint) =>
        $"“{label}”的值“{shown}”不在可选值之内（{choices}{ellipsis}）{hint}。请改填其中之一。";

    internal static string FileTooLarge(int maxMegabytes) => $"文件超过 {maxMegabytes} MB，请拆分后再导入。";

    internal static string JsonTooDeep(int maxDepth) => $"JSON 的嵌套超过 {maxDepth} 层，请减少层数。";

    internal const string JsonBroken = "不是完整、合法的 JSON（也可能有重复的字段名），请检查括号、引号和逗号。";

    internal static string CatalogNotArray(int maxAttributes) => $"指标目录应为 JSON 数组，每项一个指标，至多 {maxAttributes} 项。";

    internal static string DuplicateAttribute(string name) => $"指标 {name} 重复出现，请删去一个。";

    internal const string AttributeNotObject = "每个指标应为一个 JSON 对象。";

    internal const string AttributeIncomplete = "指标须有 name、label_zh 和 type，均为非空文字。";

    internal static string AttributeNameInvalid(string name, int maxLength) =>
        $"指标名“{name}”只能由字母、数字和下划线组成，不以数字开头，至多 {maxLength} 字。";

    internal static string UnknownTypeOrKind(string name, string type, string kind, string types, string kinds) =>
        $"指标 {name} 的类型“{type}”或类别“{kind}”不认识；类型可为 {types}，类别可为 {kinds}。";

    internal static string UnknownPeriodUnit(string name, string written, string units) =>
        $"指标 {name} 的期间“{written}”不认识，可为 {units}；随时更新的状态不写。";

    internal static string CodeTreeInvalid(string name) =>
        $"指标 {name} 的 tree 只能写 \"prefix\"，类型须为 code，代码须以字母开头，上级代码是下级代码的开头。";

    internal static string FieldsMissing(string listName, int maxFields) =>
        $"明细指标 {listName} 须有 fields：1 至 {maxFields} 个字段，各有 name、label_zh、type。";

    internal static string FieldsInvalid(string listName) => $"明细指标 {listName} 的字段须各有不同的名称，类型不能是 list 或 set。";

    internal static string ForbiddenSign(string label, string sign) => $"“{label}”含{sign}。请删去后重新填写。";

    internal static string RatioBounds(decimal least, decimal most) => $"比例取值在 {least} 到 {most} 之间";

    internal const string RatioAsDecimal = "比例应写成小数";

    internal static string RatioMeant(string written, string hundredth) => $"，{written} 是否应为 {hundredth}";

    internal static string PercentSignNeeded(string percent) => $"（确为 {percent}% 的，请带百分号填写）";

    internal static string NotNegative(string written) => $"不能是负数，{written} 不合常理";

    internal static string BelowLeast(decimal? least) => $"不能小于 {least}";

    internal static string AboveMost(decimal? most) => $"大得不合常理，不应超过 {most}";

    internal const string BeforeYear1900 = "早于 1900 年";

    internal const string AfterYear2200 = "晚于 2200 年";

    internal static string InTheFuture(DateOnly? today) => $"晚于 {today:yyyy-MM-dd}，当时还没有发生";

    internal static string ValueImplausible(string label, string shown, string reason) => $"“{label}”的值 {shown} 不合常理：{reason}。请核对。";

    internal static string PlaceInFile(long line, long byteInLine) => string.Create(CultureInfo.InvariantCulture, $"第 {line} 行第 {byteInLine} 字节");

    internal const string NotUtf8 = "这里有不属于 UTF-8 的字节，请把文件另存为 UTF-8。";

    internal const string HalfSurrogatePair = "文字中有半个代理对（\\uD800 至 \\uDFFF 须成对出现），请改正或删去。";

    internal const string FactsNotObject = "数据应为 JSON 对象：指标名和值。";

    internal static string UnknownAttribute(string name) => $"指标目录中没有“{name}”，请改用目录中的名称，或先在目录中增加。";

    internal static string AwardLabel(string itemId) => $"事项“{itemId}”的应付金额";

    internal const string AwardDescription = "平台按该事项自己的条件和公式算出";

    internal static string WrongType(string label, string expected, string written) => $"“{label}”应为{expected}，不能是 {written}。";

    internal const string NumberExpected = "数字";

    internal const string WholeNumberExpected = "整数";

    internal const string TruthExpected = " true 或 false";

    internal const string DateExpected = "日期文字（如 \"2025-01-31\"）";

    internal const string TextExpected = "文字";

    internal const string RecordsExpected = "对象列表（如 [{\"name\": \"a\"}]）";

    internal const string TextsExpected = "文字列表（如 [\"a\", \"b\"]）";

    internal static string NumberTooPrecise(string label, string written) => $"“{label}”的数字 {written} 超过 28 位有效数字或过大，无法精确计算。";

    internal static string NumberNotWhole(string label, string written) => $"“{label}”应为整数，不能是 {written}。";

    internal static string TextTooLong(string label, int maxLength) => $"“{label}”的文字超过 {maxLength} 字，请缩短。";

    internal static string MembershipInvalid(string label, int number) =>
        $"“{label}”的第 {number} 项应为代码，或 {{\"code\", \"from\", \"to\"}}，日期如 2025-01-31，起不晚于止。";

    internal const string ViewForms =
        "prior、prior(n)、growth、increment、history_max、sum_of_last(n)、mean_of_last(n)、min_of_last(n)、max_of_last(n)、quarterly_mean，日期的 "
        + "years_since、months_since、days_since、months_until、days_until，或期间如 2024、2024H1、2024Q1、2024-12";

    internal static string DerivedFromPeriods(string label) => $"由“{label}”各期的数据推算";

    internal static string DerivedFromBusinessDate(string label) => $"由“{label}”按业务日期推算";

    internal static string HistoryNotObject(string label, int maxPeriods) =>
        $"“{label}”的历史数据应为对象：期间和值，至多 {maxPeriods} 期，如 {{\"2024\": 1, \"2025\": 2}}。";

    internal static string PeriodInvalid(string written) => $"期间“{written}”写法不对，应如 2025、2025Q1 或 2025-03。";

    internal static string TooManyRecords(string label, int count, int maxRecords) => $"“{label}”有 {count} 条，最多 {maxRecords} 条。";

    internal static string RecordNotObject(string label) => $"“{label}”的每一条应为对象：字段和值。";

    internal static string UnknownField(string label, string name, string fields) => $"“{label}”没有字段“{name}”，可用：{fields}。";

    internal static string CellBlank(string label) => $"“{label}”为空白；不知道的数据请留空整格，不要填空格。";

    internal const string ThousandsSeparatorMisplaced = "的千位分隔符位置不对，应如 1,234.50";

    internal const string TooManyDigits = "超过 28 位有效数字或过大，无法精确计算";

    internal const string TooManyDecimals = "小数位数过多，无法精确计算";

    internal const string NotWhole = "不是整数";

    internal const string NotRatio = "不是数字，请填小数（0.03）或百分数（3%）";

    internal static string NotNumberOfUnit(string unit) => $"不是数字，请只填数字，单位为{unit}";

    internal const string NotNumber = "不是数字，请只填数字，如 1234.5";

    internal const string NotYesOrNo = "应填“是”或“否”";

    internal const string NotDate = "不是日期，应如 2025-01-31";

    internal const string NotTextList = "不是 JSON 的文字列表，应如 [\"a\", \"b\"]，或用分号隔开";

    internal const string NotRecordList = "应为 JSON 对象列表，如 [{\"name\": \"a\"}]";

    internal static string ValueRefused(string label, string shown, string fault) => $"“{label}”的值“{shown}”{fault}。";
}
