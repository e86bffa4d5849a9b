namespace PolicyMarket.Rules.Policies;

/// <summary>The written forms of modes, frequencies and levels in the exchange form.</summary>
public static class PolicyWords
{
    /// <summary>From the widest to the narrowest.</summary>
    public static IReadOnlyList<string> Levels { get; } = ["国家", "省", "市", "县"];

    public static string Of(ClaimMode mode) => mode switch
    {
        ClaimMode.ApplyFree => "免申即享",
        ClaimMode.Apply => "申报",
        _ => throw new InvalidOperationException($"The unknown mode {mode}."),
    };

    public static string Of(Frequency frequency) => frequency switch
    {
        Frequency.Once => "once",
        Frequency.Yearly => "yearly",
        Frequency.PerEvent => "per_event",
        Frequency.HalfYearly => "half_yearly",
        Frequency.Quarterly => "quarterly",
        Frequency.Monthly => "monthly",
        _ => throw new InvalidOperationException($"The unknown frequency {frequency}."),
    };
}
