using PolicyMarket.Data.Workflows;
using static PolicyMarket.Data.Payouts.BatchState;

namespace PolicyMarket.Data.Payouts;

/// <summary>Every move that a payout batch can make.</summary>
public static class BatchMoves
{
    public static Transitions<BatchState> Table { get; } = new([(AwaitingApproval, Approved), (AwaitingApproval, Rejected), (Approved, Settled)]);

    /// <summary>The state as screens say it.</summary>
    public static string Say(BatchState state) =>
        state switch
        {
            AwaitingApproval => PayoutWording.AwaitingApproval,
            Approved => PayoutWording.AwaitingBank,
            Rejected => PayoutWording.ReturnedByChecker,
            Settled => PayoutWording.SettledByBank,
            _ => throw new ArgumentOutOfRangeException(nameof(state), state, "A batch state without words."),
        };
}
