using System.Collections.Immutable;
using PolicyMarket.Rules.Attributes;
using PolicyMarket.Rules.Derivations;
using PolicyMarket.Rules.Engine;
using PolicyMarket.Rules.Engine.Compile;

namespace PolicyMarket.Rules.NearMisses;

/// <summary>Finds the items that one firm fails by few requirements, and says how far it is off. Safe for many threads.</summary>
public sealed class NearMissFinder(CompiledPlan plan)
{
    /// <summary>So many requirements may fail at the most.</summary>
    public const int MostFailing = 2;

    private readonly RequirementGaps gaps = new(plan.Catalog);

    /// <summary>
    /// Those within reach first, then by fewer failing requirements, then the nearest, then as in the plan; facts are completed by <see cref="DerivedFacts"/>
    /// first.
    /// </summary>
    public ImmutableArray<NearMiss> Of(Facts facts, int most = MostFailing)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(most, 3);
        var full = DerivedFacts.Complete(facts, plan.Catalog);
        return
        [
            .. plan.FailingBy(full, most)
                .Select(item => gaps.Of(item, plan.Rules[item], full))
                .OrderByDescending(miss => miss.IsWithinReach)
                .ThenBy(miss => miss.Failing)
                .ThenBy(miss => miss.Gaps.Max(gap => gap.Distance ?? decimal.MaxValue))
                .ThenBy(miss => miss.Item),
        ];
    }
}
