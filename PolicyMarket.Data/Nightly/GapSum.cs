namespace PolicyMarket.Data.Nightly;

/// <summary>What one missing attribute leaves undecided.</summary>
internal record struct GapSum(long Pairs, long SolePairs, long SoleCapFen);
