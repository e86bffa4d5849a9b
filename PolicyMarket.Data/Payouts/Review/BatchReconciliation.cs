namespace PolicyMarket.Data.Payouts.Review;

/// <summary>
/// Every fen of a batch that went to the bank: sent = paid + returned + re-sent + unexplained, from the ledger. Returned: came back and was not sent again.
/// Re-sent: came back, and a later payout pays it. Unexplained: neither; while the bank has not answered, this is awaited money. All sums in fen.
/// </summary>
public sealed record BatchReconciliation(
    long BatchId,
    long SentFen,
    int SentCount,
    long PaidFen,
    int PaidCount,
    long ReturnedFen,
    int ReturnedCount,
    long ResentFen,
    int ResentCount,
    long AwaitedFen,
    int AwaitedCount
)
{
    public long UnexplainedFen => SentFen - PaidFen - ReturnedFen - ResentFen;

    public int UnexplainedCount => SentCount - PaidCount - ReturnedCount - ResentCount;

    /// <summary>True when each fen has its place.</summary>
    public bool IsSettled => SentCount > 0 && UnexplainedFen == 0;

    /// <summary>Ledger minus payouts, fen: not zero when the ledger and the states of the payouts contradict each other.</summary>
    public long ContradictionFen => UnexplainedFen - AwaitedFen;
}
