namespace PolicyMarket.Data.Claims;

/// <summary>Where a claim stands, in the words of its timeline.</summary>
public enum ClaimState
{
    /// <summary>Confirmed by the firm; its payout waits for a batch.</summary>
    Confirmed,
    InBatch,
    BatchApproved,
    Paid,

    /// <summary>The bank sent it back; the firm or finance must mend the account.</summary>
    Returned,
}
