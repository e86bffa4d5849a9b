namespace PolicyMarket.Data.Policies.Standing;

/// <summary>The second of the two status axes of an item (北京经开区): 未开始, 兑现流程中, 已确定扶持结果, 已拨付, 零拨付.</summary>
public enum PayoutStatus
{
    /// <summary>No firm has been matched or has confirmed.</summary>
    NotStarted,

    /// <summary>A match waits for its department or for its firm.</summary>
    UnderWay,

    /// <summary>Every match is answered, and a confirmed sum is still to be paid.</summary>
    Decided,

    /// <summary>Everything that was confirmed has been paid.</summary>
    Paid,

    /// <summary>A department decided that nothing is paid, for a reason.</summary>
    Zero,
}
