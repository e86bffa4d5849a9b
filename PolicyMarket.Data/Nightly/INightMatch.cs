using PolicyMarket.Data.Determinations;
using PolicyMarket.Data.FactSheets;
using PolicyMarket.Data.Opinions;
using PolicyMarket.Data.Store;

namespace PolicyMarket.Data.Nightly;

/// <summary>Determination of every firm for every item of a plan: items by their place in the plan, firms by their row.</summary>
internal interface INightMatch : IDeterminedPairs, IDisposable
{
    /// <summary>Damaged sheets, for which firms were left out: these have no row.</summary>
    IReadOnlyList<SheetDamage> LeftOut => [];
    long UnknownTotal { get; }

    /// <summary>
    /// The eligible items: of changed rows all (a bit a row; empty: every row is), of the others the changed items. Both are read when rows are filled.
    /// </summary>
    IRowItems EligibleByRow(ReadOnlyMemory<ulong> changedRows, ReadOnlyMemory<bool> changedItems);

    /// <summary>Adds a bit for every row for which one of the items is eligible.</summary>
    void MarkEligible(ReadOnlySpan<bool> items, Span<ulong> rows);

    /// <summary>Adds a bit for every row for which one of the former rules holds, by the facts as they are now.</summary>
    void MarkFormer(Span<ulong> rows);

    /// <summary>Rows whose facts may differ between the two days without a delivery, because a title began or ended.</summary>
    IEnumerable<int> RowsTurned(DateOnly one, DateOnly other);

    /// <summary>True when a delivery since that batch may have changed what is known of any firm without a new value: by coming later than another.</summary>
    Task<bool> HasNewOrderSinceAsync(PolicyMarketDb db, long batch, CancellationToken ct);

    /// <summary>By item: eligible rows that lack no fact and for which the formula has no result.</summary>
    long[] CountFormulaGaps(CancellationToken ct);

    /// <summary>
    /// Counts the missing facts of all undecided pairs and of the eligible ones whose amount is not known, and by region the undecided pairs. Before: what
    /// may be gone on from; null: everything is counted.
    /// </summary>
    GapSums CountMissing(Baseline? before, long[] unknownByRegion, CancellationToken ct);
}
