namespace PolicyMarket.Data.Disputes;

/// <summary>Where a dispute stands.</summary>
public enum DisputeState
{
    /// <summary>待处理: the department has not answered.</summary>
    Waiting,

    /// <summary>已更正: the department has delivered another value.</summary>
    Corrected,

    /// <summary>维持原数据: the department stands by its value.</summary>
    Kept,
}
