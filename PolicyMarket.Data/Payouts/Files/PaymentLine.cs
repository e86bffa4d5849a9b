namespace PolicyMarket.Data.Payouts.Files;

/// <summary>One payout of a payment file. TrackingId: hash of the claim's determination record. Sums in fen.</summary>
public sealed record PaymentLine(
    string PayoutNumber,
    long AmountFen,
    string AccountHolder,
    string BankName,
    string AccountNumber,
    string ClaimNumber,
    string ItemTitle,
    string CreditCode,
    string TrackingId,
    PaymentFund Fund
);
