namespace PolicyMarket.Rules.Feel.Values;

/// <summary>Chinese texts about values of expressions: faults of operations.</summary>
internal static class FeelValueWording
{
    internal static string ValueTypeWrong(string label, string shown) => $"“{label}”的值 {shown} 类型不符";

    internal static string ExponentInvalid(string written, int largest) => $"乘方的指数 {written} 不是 -{largest} 至 {largest} 的整数";

    internal const string ZeroToNegativePower = "0 不能作负数次方";

    internal const string PowerOutOfRange = "乘方的结果超出可表示的范围";
}
