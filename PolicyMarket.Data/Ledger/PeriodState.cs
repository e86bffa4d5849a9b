namespace PolicyMarket.Data.Ledger;

/// <summary>State of the closing of one month.</summary>
public enum PeriodState
{
    /// <summary>待复核: a first person asked to close it.</summary>
    AwaitingApproval,

    /// <summary>已结账: sealed for good; nothing is posted before its end any more.</summary>
    Closed,

    /// <summary>已退回: the second person did not agree; the month can be asked for again.</summary>
    Rejected,
}
