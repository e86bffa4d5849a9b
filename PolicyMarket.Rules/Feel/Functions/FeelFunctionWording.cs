namespace PolicyMarket.Rules.Feel.Functions;

/// <summary>Chinese texts about functions of expressions: limits and faults.</summary>
internal static class FeelFunctionWording
{
    internal const string RegexTimeout = "正则表达式匹配超时";

    internal static string TooManySteps(int maxSteps) => $"计算超过 {maxSteps} 步，请减少循环的次数。";

    internal static string TextTooLong(int maxLength) => $"文字超过 {maxLength} 个字符，请缩短。";

    internal static string ListTooLong(int maxSize) => $"列表超过 {maxSize} 项，请缩小范围。";

    internal const string MemoryExceeded = "计算占用的内存超过上限，请减少列表和文字的大小。";

    internal static string AggregateForm(string name) => $"{name}(值1, 值2, …) 或 {name}(列表)";

    internal static string ArgumentsUnsuitable(string name) => $"{name} 的参数不合适";
}
