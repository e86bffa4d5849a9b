namespace PolicyMarket.Web.Firms;

/// <summary>One sum that the firm can take now.</summary>
public sealed record OfferCard(long Id, string Title, string Summary, string Department, bool IsChecked, string Period, long AmountFen, DateOnly LastDay, string ItemCode, string? ExclusiveGroup);
