using System.Collections.Immutable;
using PolicyMarket.Rules.Attributes;
using PolicyMarket.Rules.Conditions;
using PolicyMarket.Rules.Derivations;
using PolicyMarket.Rules.Engine;
using PolicyMarket.Rules.Engine.Compile;
using PolicyMarket.Rules.Evaluation;
using PolicyMarket.Rules.Outcomes;

namespace PolicyMarket.Rules.NearMisses;

/// <summary>Finds the items that one firm fails by few requirements, and says how far it is off. Safe for many threads.</summary>
public sealed class NearMissFinder(CompiledPlan plan)
{
    /// <summary>So many requirements may fail at the most.</summary>
    public const int MostFailing = 2;

    private readonly GapWords words = new(plan.Catalog);

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
                .Select(item => Of(item, full))
                .OrderByDescending(miss => miss.IsWithinReach)
                .ThenBy(miss => miss.Failing)
                .ThenBy(miss => miss.Gaps.Max(gap => gap.Distance ?? decimal.MaxValue))
                .ThenBy(miss => miss.Item),
        ];
    }

    private static IEnumerable<Condition> PartsOf(Condition condition) => condition is AllOf all ? all.Parts.SelectMany(PartsOf) : [condition];

    private NearMiss Of(int item, Facts facts)
    {
        var failing = PartsOf(plan.Rules[item].Conditions).Where(part => ConditionTruth.Of(part, facts) == Truth.False).ToList();
        return new NearMiss(
            item,
            failing.Count,
            [.. failing.SelectMany(part => ConditionTruth.Failed(part, facts)).Distinct().Select(leaf => words.Of(leaf, facts))],
            failing.TrueForAll(part => IsWithinReach(part, facts, Truth.False)));
    }

    /// <summary>Whether a firm can bring about that a part no longer comes out as it does.</summary>
    private bool IsWithinReach(Condition condition, Facts facts, Truth now) => condition switch
    {
        Not not => IsWithinReach(not.Part, facts, Truths.Not(now)),
        AllOf or AnyOf => EachMustTurn(condition, now)
            ? Turning(condition, facts, now).All(part => IsWithinReach(part, facts, now))
            : Turning(condition, facts, now).Any(part => IsWithinReach(part, facts, now)),
        _ => words.CanChange(condition),
    };

    /// <summary>A false "all" and a true "any" turn only when each of the parts that make them so turns.</summary>
    private static bool EachMustTurn(Condition condition, Truth now) => condition is AllOf == (now == Truth.False);

    private static IEnumerable<Condition> Turning(Condition condition, Facts facts, Truth now) =>
        ConditionTruth.PartsOf(condition).Where(part => ConditionTruth.Of(part, facts) == now);
}
