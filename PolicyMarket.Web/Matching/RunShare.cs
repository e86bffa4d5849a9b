namespace PolicyMarket.Web.Matching;

/// <summary>What one department or region has of a run.</summary>
public sealed record RunShare(string Name, long Eligible, long Unknown, long EligibleFen);
