namespace PolicyMarket.Data.Payouts.Review;

/// <summary>The payout that a remark is about, as a list names it. Sum in fen.</summary>
public sealed record ReviewedPayout(long Id, long ClaimId, string ClaimNumber, string FirmName, long AmountFen);
