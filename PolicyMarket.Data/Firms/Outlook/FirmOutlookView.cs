using System.Collections.Immutable;
using PolicyMarket.Data.FactSheets;
using PolicyMarket.Rules.Explain;

namespace PolicyMarket.Data.Firms.Outlook;

/// <summary>
/// Outlook of a firm beyond its offers: near misses and items that lack one fact now, items to apply for after the last run. Nothing of it
/// is taken away by 就高不重复; what is, stands in Excluded. Had: what the firm has claimed. AsOf: business date of the last finished run, null before the first.
/// </summary>
public sealed record FirmOutlookView(
    DateOnly? AsOf,
    ImmutableArray<CloseItem> Close,
    ImmutableArray<LackingOneFact> LackingOne,
    ImmutableArray<OpenToApply> OpenToApply,
    ImmutableArray<ExcludedItem> Excluded,
    HighestOnly Had
)
{
    /// <summary>Damaged sheets of the firm: what rests on its facts is not decided then.</summary>
    public IReadOnlyList<SheetDamage> Damages { get; init; } = [];

    /// <summary>Reliefs whose conditions hold after the last run, the largest first.</summary>
    public ImmutableArray<FirmRelief> Reliefs { get; init; } = [];

    /// <summary>Entitlements and qualifications whose conditions hold after the last run.</summary>
    public ImmutableArray<FirmRight> Rights { get; init; } = [];
}
