namespace PolicyMarket.Rules.Feel.Evaluation;

/// <summary>Chinese texts about evaluating an expression: reasons without a value.</summary>
internal static class FeelEvaluationWording
{
    internal static string ArgumentsUnsuitable(string functionName) => $"{functionName} 的参数不合适";

    internal const string NotFunction = "这里不是函数";

    internal static string UnknownParameter(string name) => $"函数没有参数 {name}";

    internal const string ArgumentMissing = "函数缺少参数";

    internal const string ExternalFunctionRefused = "外部函数不能运行";

    internal const string ArgumentCountWrong = "函数的参数个数不对";

    internal static string CallsTooDeep(int maxDepth) => $"函数互相调用超过 {maxDepth} 层，请检查是否没有尽头。";

    internal static string ArgumentTypeWrong(string name) => $"参数 {name} 的类型不符";

    internal static string UnknownType(string typeName) => $"没有类型 {typeName}";

    internal const string FormulaEmpty = "公式是空的，请写一个数字、指标或算式。";

    internal static string FormulaTooLong(int length, int maxLength) => $"公式有 {length} 个字符，最多 {maxLength} 个。";

    internal const string ScriptResult = "结果";

    internal static string NamedVariable(string name) => $"变量 {name} ";

    internal static string NotDeclaredType(string subject, string type, string hint) => $"{subject}不是声明的类型 {type}{hint}";

    internal const string OrNotAllowed = "，或不在允许的取值之内";

    internal const string RangeBoundsInvalid = "区间的上下限不能比较，或者颠倒了";

    internal const string NumberOutOfRange = "数值超出可表示的范围";

    internal static string UnknownVariable(string name) => $"没有名为“{name}”的变量";

    internal const string NegatedNotNumber = "负号之后不是数字";

    internal const string OperandTypesUnfit = "两边的类型不能这样运算";

    internal const string DivisionByZero = "除数为 0";

    internal const string TypesNotComparable = "不同类型的值不能比较";

    internal const string TypesNotOrdered = "不同类型的值不能比较大小";

    internal const string ConditionNotTruth = "if 之后不是“是/否”";

    internal static string ResultNotFact(string written) => $"结果 {written} 不能作为指标的值";

    internal const string ContextNotObject = "上下文应为 JSON 对象：变量名和值。";

    internal const string FixedAmount = "固定金额";

    internal static string DuplicateEntry(string name) => $"上下文中“{name}”写了两次";

    internal static string UnknownProperty(string name) => $"没有属性 {name}";

    internal const string FilterNotTruth = "筛选条件不是“是/否”，也不是序号";

    internal static string NoSuchItem(long position) => $"列表没有第 {position} 项";

    internal const string SatisfiesNotTruth = "satisfies 之后不是“是/否”";

    internal const string LoopDomainInvalid = "循环的范围不是列表，也不是整数或日期的区间";
}
