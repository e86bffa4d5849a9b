namespace PolicyMarket.Web.Payouts;

/// <summary>A payment file that was made. RefusalReason: the bank refused it whole; null: it did not.</summary>
public sealed record PaymentFileRow(
    long Id,
    string Format,
    string MessageId,
    string ContentHash,
    int PayoutCount,
    long TotalFen,
    string By,
    DateTime MadeAt,
    string? RefusalReason
);
