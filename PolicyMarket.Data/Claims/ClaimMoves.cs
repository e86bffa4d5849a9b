using PolicyMarket.Data.Workflows;
using static PolicyMarket.Data.Claims.ClaimState;

namespace PolicyMarket.Data.Claims;

/// <summary>Every move that a claim can make; it follows its payout.</summary>
public static class ClaimMoves
{
    public static Transitions<ClaimState> Table { get; } =
        new([
            (Confirmed, InBatch),
            (InBatch, Confirmed),
            (InBatch, BatchApproved),
            (BatchApproved, Paid),
            (BatchApproved, Returned),
            (Paid, Returned),
            (Returned, Confirmed),
        ]);
}
