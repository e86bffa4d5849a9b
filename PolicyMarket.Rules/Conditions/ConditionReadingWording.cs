using System.Text.Json;

namespace PolicyMarket.Rules.Conditions;

/// <summary>Chinese texts about conditions: faults of their exchange form and of their sentences.</summary>
internal static class ConditionReadingWording
{
    internal static string ConditionTooDeep(int maxDepth) => $"条件嵌套超过 {maxDepth} 层，请合并同类条件。";

    internal const string ConditionNotObject = "条件应为 JSON 对象：all、any、not 之一，或 {attribute, op, value}、{feel}。";

    internal const string ExactlyOneForm = "条件应恰有 all、any、not 之一，或含 attribute、op、value，或含 feel。";

    internal static string UnknownCondition(string name) => $"不认识的条件“{name}”，应为 all、any、not 或 feel。";

    internal const string AnyEmpty = "any 至少要有一项，否则永远不满足。";

    internal const string PartsNotList = "all 和 any 的值应为条件列表。";

    internal static string UnknownLeafField(string name) => $"不认识的字段“{name}”，条件只有 attribute、op、value、cite。";

    internal static string UnknownAttribute(JsonElement attribute) => $"指标目录中没有“{attribute}”，请改用目录中的名称，或先在目录中增加。";

    internal static string UnknownOperator(string? op, string symbols) => $"没有比较方式“{op}”，可用：{symbols}。";

    internal static string OperatorUnfit(string label, string? op, string fitting) => $"“{label}”不能用 {op} 比较；{fitting}。";

    internal const string CiteNotText = "cite 应为文字，写明条款。";

    internal static string TooManyConditions(int maxLeaves) => $"条件超过 {maxLeaves} 项，请拆分事项。";

    internal const string AvailableOperators = "可用：";

    internal const string ValueMissing = "缺少 value。";

    internal const string ExistsValueInvalid = "exists 的 value 只能是 true（有数据）或 false（没有数据），也可以不写。";

    internal static string UnknownReference(string name) => $"@ 引用的指标“{name}”不在指标目录中。";

    internal static string ReferenceTypeDiffers(string label, string otherLabel, string op) => $"“{label}”与“{otherLabel}”类型不同，不能用 {op} 比较。";

    internal static string ListNeeded(int maxCount) => $"value 应为 1 至 {maxCount} 个值的列表，如 [\"a\", \"b\"]。";

    internal const string RangeNeeded = "between 的 value 应为两个值：[下限, 上限]，两端都含。";

    internal static string RangeUpsideDown(LiteralOperand low, LiteralOperand high) => $"区间下限 {low} 大于上限 {high}，请对调。";

    internal const string ReferenceInList = "列表中不能用 @ 引用指标，请分开写成 any。";

    internal static string UnknownIndustry(string code) => $"行业代码 {code} 不在国民经济行业分类（GB/T 4754-2017）中，应如 C3512。";

    internal static string CodeNotListed(string code, string label) => $"“{code}”不在“{label}”的可选值之内，请改用已有取值，或先在指标目录中增加。";

    internal static string UnknownFormulaField(string name) => $"不认识的字段“{name}”，算式条件只有 feel、cite。";

    internal const string FormulaNotText = "feel 应为文字，写明一个结果为“是/否”的表达式。";

    internal static string FormulaNotTruth(string result) => $"条件表达式的结果应为“是/否”，这里的结果是{result}，请写成比较，如 revenue > 0。";

    internal const string NumberResult = "数字";

    internal const string DateResult = "日期";

    internal const string TextResult = "文字";

    internal const string ListResult = "列表";

    internal static string SentenceTooLong(int length, int maxLength) => $"句子有 {length} 字，最多 {maxLength} 字。";

    internal const string AndOrMixed = "同一层里既有“且”又有“或”，请用（ ）写明哪些先合在一起。";

    internal static string FormulaUnreadable(string message) => $"算式读不懂：{message}";

    internal static string SentenceUnreadable(string text) => $"读不懂“{text}”。请从指标名称写起，如“从业人员不少于 300 人”。";

    internal static string SentenceAmbiguous(string text, int count, string meanings) => $"“{text}”有 {count} 种意思（{meanings}），请改用条件表单填写。";
}
