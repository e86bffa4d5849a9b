namespace PolicyMarket.Web.Firms;

/// <summary>A sum that the firm declined. LastDay: until when, inclusive, it can be taken back.</summary>
public sealed record DeclinedCard(long OfferId, string Title, string Period, long AmountFen, DateOnly LastDay);
