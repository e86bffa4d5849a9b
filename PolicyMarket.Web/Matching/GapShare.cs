namespace PolicyMarket.Web.Matching;

/// <summary>The gaps that one department could close; of the sole pairs those without a ceiling are counted, because their money is unknown.</summary>
public sealed record GapShare(string Holder, long SolePairs, long SoleCapFen, long SoleUncappedPairs);
