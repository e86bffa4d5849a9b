namespace PolicyMarket.Data.Offers.Bulk;

/// <summary>Where a bulk approval above the limit stands.</summary>
public enum BulkState
{
    /// <summary>Submitted; waits for the second officer.</summary>
    AwaitingRelease,
    Released,

    /// <summary>Sent back by the second officer: its offers are in the list again.</summary>
    Rejected,

    /// <summary>Taken back by the officer who submitted it.</summary>
    Withdrawn,
}
