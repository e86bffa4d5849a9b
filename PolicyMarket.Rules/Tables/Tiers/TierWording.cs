namespace PolicyMarket.Rules.Tables.Tiers;

/// <summary>Chinese texts about tiers.</summary>
public static class TierWording
{
    /// <summary>How the tiers of this kind pay.</summary>
    public static string Of(TierKind kind) =>
        kind switch
        {
            TierKind.Sum => "按所在档给定额",
            TierKind.Rate => "按所在档的比例，乘全额",
            TierKind.Slice => "分段累计：每一段乘各自的比例",
            TierKind.Step => "每满一个整数倍给一份",
            _ => throw new InvalidOperationException($"The unknown kind of tiers {kind}."),
        };

    /// <summary>The remark in words; <paramref name="write"/> writes a number of the base with its unit.</summary>
    public static string Of(TierFinding finding, IReadOnlyList<AmountTier> tiers, bool isZeroOutside, Func<decimal, string> write) =>
        finding switch
        {
            { Fault: TierFault.Reversed } => tiers[finding.Tier] is { Low: { } low, High: { } high } && low == high
                ? $"上下限都是 {write(low)}，要两端都含才有一个取值；请改上限，或改为含。"
                : "下限大于上限，没有任何取值；请对调。",
            { Fault: TierFault.Overlap, Other: { } other } => $"与第 {other + 1} 行有重叠，同一数值会落在两档；请改其中一行的上下限或“含、不含”。",
            { Fault: TierFault.Gap, Other: { } next } =>
                $"与第 {next + 1} 行之间有空档（{Gap(tiers[finding.Tier], tiers[next], write)}），落在里面的{(isZeroOutside ? "按 0 元计" : "算不出金额")}；如是本意可不改。",
            { Fault: TierFault.Negative } => "值是负数，会减少金额；请核对。",
            _ => throw new InvalidOperationException($"A finding {finding} without its other tier."),
        };

    /// <summary>The span of a tier: "300 万元（含）至 500 万元（不含）".</summary>
    public static string SpanOf(AmountTier tier, Func<decimal, string> write) =>
        (tier.Low, tier.High) switch
        {
            (null, null) => "不限",
            ({ } low, null) => tier.LowIncluded ? $"{write(low)}以上（含）" : $"超过 {write(low)}",
            (null, { } high) => tier.HighIncluded ? $"{write(high)}以下（含）" : $"不满 {write(high)}",
            ({ } low, { } high) => $"{write(low)}（{In(tier.LowIncluded)}）至 {write(high)}（{In(tier.HighIncluded)}）",
        };

    private static string Gap(AmountTier lower, AmountTier higher, Func<decimal, string> write) =>
        lower.High == higher.Low ? $"恰为 {write(lower.High ?? 0m)}" : $"{write(lower.High ?? 0m)} 至 {write(higher.Low ?? 0m)}";

    private static string In(bool isIncluded) => isIncluded ? "含" : "不含";
}
