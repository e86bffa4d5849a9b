using System.Collections.Immutable;
using PolicyMarket.Rules.Determination;
using PolicyMarket.Rules.Outcomes;

namespace PolicyMarket.Data.Opinions;

/// <summary>The rows of one item of a sample; the item by place in the plan.</summary>
internal sealed record ItemSample(int Item, int[] Rows);

/// <summary>A row to which two engines give different answers. Disputed: null when no single condition divides them.</summary>
internal sealed record PairDifference(int Row, OutcomeKind RunAnswer, OutcomeKind SecondAnswer, DisputedCondition? Disputed);

/// <summary>
/// Comparison of one item. Listed: the first differences, with their conditions; Differences: all of them. Failure: the second engine could not determine
/// the item, for this reason.
/// </summary>
internal sealed record ItemOpinion(ItemSample Sample, ImmutableArray<PairDifference> Listed, int Differences, string? Failure)
{
    public bool Agrees => Differences == 0 && Failure is null;
}
