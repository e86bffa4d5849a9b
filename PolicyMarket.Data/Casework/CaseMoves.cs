using PolicyMarket.Data.Workflows;
using static PolicyMarket.Data.Casework.CaseState;

namespace PolicyMarket.Data.Casework;

/// <summary>Every move that a case can make. A case that has ended stays so: the same cause later is the next episode.</summary>
public static class CaseMoves
{
    public static Transitions<CaseState> Table { get; } = new([(Open, Settled), (Open, Dismissed)]);
}
