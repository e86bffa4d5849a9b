using PolicyMarket.Data.Store;

namespace PolicyMarket.Data.Matching;

/// <summary>What every firm may have of every item of a plan: items by their place in the plan, firms by their row.</summary>
internal interface INightMatch : IDisposable
{
    FirmRows Firms { get; }
    long UnknownTotal { get; }

    /// <summary>The rows, rising, in which the item is undecided; returns how many.</summary>
    int CopyUnknown(int item, Span<int> rows);

    /// <summary>The eligible items, rising, of some rows in succession.</summary>
    IRowItems EligibleByRow(int firstRow, int count);

    /// <summary>Payables in fen of eligible rows; <see cref="PairBytes.NoFen"/> where there is none.</summary>
    void Fen(int item, ReadOnlySpan<int> rows, Span<long> fen);

    /// <summary>True when a delivery since that batch may have changed what is known of any firm without a new value: by coming later than another.</summary>
    Task<bool> HasNewOrderSinceAsync(PolicyMarketDb db, long batch, CancellationToken ct);

    /// <summary>Counts the missing facts of all undecided pairs, and of eligible ones whose amount is not known (given as row and item).</summary>
    void CountGaps(IReadOnlyList<(int Row, int Item)> unpriced, GapSums gaps, CancellationToken ct);
}
