namespace PolicyMarket.Web.Matching;

/// <summary>The gaps that one department could close.</summary>
public sealed record GapShare(string Holder, long SolePairs, long SoleCapFen);
