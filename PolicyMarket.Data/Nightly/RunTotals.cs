namespace PolicyMarket.Data.Nightly;

/// <summary>The figures of a run over all items and regions, so far; sums in fen.</summary>
internal readonly record struct RunTotals(int FirmsMatched, long Eligible, long EligibleFen, long NewCount, long LostCount, long ChangedCount);
