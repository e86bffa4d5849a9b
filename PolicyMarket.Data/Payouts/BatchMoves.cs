using PolicyMarket.Data.Workflows;
using static PolicyMarket.Data.Payouts.BatchState;

namespace PolicyMarket.Data.Payouts;

/// <summary>Every move that a payout batch can make.</summary>
public static class BatchMoves
{
    public static Transitions<BatchState> Table { get; } = new(
    [
        (AwaitingApproval, Approved),
        (AwaitingApproval, Rejected),
        (Approved, Settled),
    ]);

    /// <summary>The state as screens say it.</summary>
    public static string Say(BatchState state) => state switch
    {
        AwaitingApproval => "待复核",
        Approved => "已复核，待银行回执",
        Rejected => "复核退回",
        Settled => "银行已全部回执",
        _ => throw new ArgumentOutOfRangeException(nameof(state), state, "A batch state without words."),
    };
}
