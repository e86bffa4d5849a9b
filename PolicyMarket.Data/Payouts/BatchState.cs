namespace PolicyMarket.Data.Payouts;

/// <summary>Where a payout batch stands.</summary>
public enum BatchState
{
    /// <summary>Made; waits for the second person.</summary>
    AwaitingApproval,
    Approved,

    /// <summary>Sent back to the maker by the checker: its payouts are free again.</summary>
    Rejected,

    /// <summary>Every payout has the bank's answer.</summary>
    Settled,
}
