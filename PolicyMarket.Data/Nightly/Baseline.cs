using System.Collections.Immutable;
using PolicyMarket.Data.Determinations;
using PolicyMarket.Rules.Policies;

namespace PolicyMarket.Data.Nightly;

/// <summary>
/// State in which a run begins: the last finished run with its figures by item and region, the runs given up since (newest first), and which items
/// stand otherwise than then. IsWhole: nothing of it can be built on. HasNewText: items that have another text than then or are new; Former: the texts
/// then of those, and of the items that are gone.
/// </summary>
internal sealed record Baseline(
    MatchingRun? Run,
    IReadOnlyDictionary<long, RunTally> Tallies,
    IReadOnlyList<RunRegion> Regions,
    IReadOnlyList<RunGap> Gaps,
    long[] Superseded,
    IReadOnlyList<long> Gone,
    bool[] IsChangedItem,
    bool[] HasNewText,
    bool IsWhole,
    ImmutableArray<PolicyRule> Former
);
