namespace PolicyMarket.Data.Payouts;

/// <summary>Where a payout stands.</summary>
public enum PayoutState
{
    /// <summary>Money reserved; waits for a batch.</summary>
    Reserved,
    InBatch,
    Approved,
    Paid,
    Returned,
}
