namespace PolicyMarket.Web.Matching;

/// <summary>Share of one department or region in a run.</summary>
public sealed record RunShare(string Name, long Eligible, long Unknown, long EligibleFen);
