namespace PolicyMarket.Rules.Policies;

/// <summary>The written forms of benefits, modes, disclosure, frequencies and levels in the exchange form.</summary>
public static class PolicyWords
{
    /// <summary>The word for <see cref="ClaimMode.Apply"/> in files from before the six modes; it is still read, and fingerprints still contain it.</summary>
    public const string FormerApply = "申报";

    /// <summary>The value of open_to for an item without a limit to a territory.</summary>
    public const string OpenToAnywhere = "anywhere";

    /// <summary>The value of open_to that repeats the default.</summary>
    public const string OpenToTerritory = "territory";

    /// <summary>From the widest to the narrowest.</summary>
    public static IReadOnlyList<string> Levels { get; } = ["国家", "省", "市", "县"];

    public static string Of(BenefitKind kind) =>
        kind switch
        {
            BenefitKind.Award => "奖补",
            BenefitKind.Relief => "减免",
            BenefitKind.Entitlement => "权益",
            BenefitKind.Qualification => "资质",
            _ => throw new InvalidOperationException($"The unknown kind of benefit {kind}."),
        };

    public static string Of(ClaimMode mode) =>
        mode switch
        {
            ClaimMode.ApplyFree => "免申即享",
            ClaimMode.OnRecognition => "认定即享",
            ClaimMode.Instant => "即申即享",
            ClaimMode.OnPromise => "承诺兑现",
            ClaimMode.Advance => "预兑现",
            ClaimMode.Apply => "标准兑现",
            _ => throw new InvalidOperationException($"The unknown mode {mode}."),
        };

    public static string Of(DisclosureKind kind) =>
        kind switch
        {
            DisclosureKind.ByFirm => "by_firm",
            DisclosureKind.Summed => "summed",
            DisclosureKind.None => "none",
            _ => throw new InvalidOperationException($"The unknown kind of disclosure {kind}."),
        };

    /// <summary>The disclosure as screens say it.</summary>
    public static string Say(DisclosureKind kind) =>
        kind switch
        {
            DisclosureKind.ByFirm => "逐户公示",
            DisclosureKind.Summed => "只公示汇总数",
            DisclosureKind.None => "不公示",
            _ => throw new InvalidOperationException($"The unknown kind of disclosure {kind}."),
        };

    public static string Of(ApplicationStatus status) =>
        status switch
        {
            ApplicationStatus.NotStarted => "未开始",
            ApplicationStatus.Open => "申报中",
            ApplicationStatus.Closed => "已截止",
            _ => throw new InvalidOperationException($"The unknown status {status}."),
        };

    public static string Of(Frequency frequency) =>
        frequency switch
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
