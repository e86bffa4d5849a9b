using PolicyMarket.Data.Workflows;
using static PolicyMarket.Data.Payouts.PayoutState;

namespace PolicyMarket.Data.Payouts;

/// <summary>Every move that a payout can make.</summary>
public static class PayoutMoves
{
    public static Transitions<PayoutState> Table { get; } =
        new([(Reserved, InBatch), (InBatch, Reserved), (InBatch, Approved), (Approved, Paid), (Approved, Returned), (Paid, Returned)]);
}
