using System.Collections.Immutable;
using PolicyMarket.Rules.Attributes;

namespace PolicyMarket.Data.Matching;

/// <summary>Decides a block of firms against a plan. The seam behind which the way of deciding may change while the answer stays.</summary>
public interface IMatcher
{
    /// <summary>For each firm, in the order given, its decisions by rising item place.</summary>
    ImmutableArray<ImmutableArray<PairDecision>> Decide(NightlyPlan plan, IReadOnlyList<Facts> firms, CancellationToken ct);
}
