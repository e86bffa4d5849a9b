using PolicyMarket.Data.Workflows;
using static PolicyMarket.Data.Ledger.PeriodState;

namespace PolicyMarket.Data.Ledger;

/// <summary>Every move of the closing of a month; none leads out of Closed, so a closed month is never opened again.</summary>
public static class PeriodMoves
{
    public static Transitions<PeriodState> Table { get; } = new([(AwaitingApproval, Closed), (AwaitingApproval, Rejected)]);
}
