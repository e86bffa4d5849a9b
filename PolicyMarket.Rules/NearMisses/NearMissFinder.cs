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

    /// <summary>The requirements of a condition, also those inside an "all" inside it.</summary>
    private static IEnumerable<Condition> PartsOf(Condition condition) =>
        condition.Requirements.SelectMany(part => ReferenceEquals(part, condition) ? [part] : PartsOf(part));

    private NearMiss Of(int item, Facts facts)
    {
        var failing = PartsOf(plan.Rules[item].Conditions).Where(part => ConditionTruth.Of(part, facts) == Truth.False).ToList();
        return new NearMiss(
            item,
            failing.Count,
            [.. failing.SelectMany(part => ConditionTruth.Failed(part, facts)).Distinct().Select(leaf => words.Of(leaf, facts))],
            failing.TrueForAll(part => part.Accept(new Reach(words, facts, Truth.False))));
    }

    /// <summary>Whether a firm can bring about that a part no longer has this truth.</summary>
    private sealed class Reach(GapWords words, Facts facts, Truth now) : ConditionTreeVisitor<bool>
    {
        /// <summary>A false "all" turns only when each of the parts that make it false turns; a true one when any part turns.</summary>
        public override bool VisitAll(AllOf all) => now == Truth.False ? Turning(all.Parts).All(IsWithinReach) : Turning(all.Parts).Any(IsWithinReach);

        public override bool VisitAny(AnyOf any) => now == Truth.True ? Turning(any.Parts).All(IsWithinReach) : Turning(any.Parts).Any(IsWithinReach);

        public override bool VisitNot(Not not) => not.Part.Accept(new Reach(words, facts, Truths.Not(now)));

        protected override bool VisitLeaf(ConditionLeaf leaf) => words.CanChange(leaf);

        private bool IsWithinReach(Condition part) => part.Accept(this);

        private IEnumerable<Condition> Turning(ImmutableArray<Condition> parts) => parts.Where(part => ConditionTruth.Of(part, facts) == now);
    }
}
