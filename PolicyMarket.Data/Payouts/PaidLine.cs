namespace PolicyMarket.Data.Payouts;

/// <summary>One sum that arrived and did not come back.</summary>
public sealed record PaidLine(DateOnly PaidOn, string ClaimNumber, string ItemTitle, string Period, string Account, string BankReference, long AmountFen);
