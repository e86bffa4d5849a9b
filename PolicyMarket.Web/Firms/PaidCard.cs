namespace PolicyMarket.Web.Firms;

/// <summary>One sum that arrived.</summary>
public sealed record PaidCard(long ClaimId, string Title, long AmountFen, DateOnly PaidOn);
