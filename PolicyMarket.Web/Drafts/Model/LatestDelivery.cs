namespace PolicyMarket.Web.Drafts.Model;

/// <summary>The newest file of a department: its key, the period and the date that it speaks of.</summary>
public sealed record LatestDelivery(string Source, string Period, DateOnly AsOf);
