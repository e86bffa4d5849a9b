namespace PolicyMarket.Data.Nightly;

/// <summary>Pairs that one missing attribute leaves undecided.</summary>
internal record struct GapSum(long Pairs, long SolePairs, long SoleCapFen, long SoleUncappedPairs);
