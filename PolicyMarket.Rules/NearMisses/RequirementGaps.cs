using System.Collections.Immutable;
using PolicyMarket.Rules.Attributes;
using PolicyMarket.Rules.Conditions;
using PolicyMarket.Rules.Derivations;
using PolicyMarket.Rules.Evaluation;
using PolicyMarket.Rules.Outcomes;
using PolicyMarket.Rules.Policies;

namespace PolicyMarket.Rules.NearMisses;

/// <summary>The requirements that one firm does not meet, how far it is off, and whether it can change that. Safe for many threads.</summary>
public sealed class RequirementGaps(AttributeCatalog catalog)
{
    private readonly GapWords words = new(catalog);

    /// <summary>Of one item by itself; facts are completed by <see cref="DerivedFacts"/> first. No gaps where nothing fails.</summary>
    public NearMiss Of(PolicyRule rule, Facts facts) => Of(0, rule, DerivedFacts.Complete(facts, catalog));

    /// <summary>The requirements of a condition, also those inside an "all" inside it.</summary>
    private static IEnumerable<Condition> PartsOf(Condition condition) =>
        condition.Requirements.SelectMany(part => ReferenceEquals(part, condition) ? [part] : PartsOf(part));

    /// <summary>The item's number in a plan, and the facts completed before.</summary>
    internal NearMiss Of(int item, PolicyRule rule, Facts facts)
    {
        var failing = PartsOf(rule.Conditions).Where(part => ConditionTruth.Of(part, facts) == Truth.False).ToList();
        return new NearMiss(
            item,
            failing.Count,
            [.. failing.SelectMany(part => ConditionTruth.Failed(part, facts)).Distinct().Select(leaf => words.Of(leaf, facts))],
            failing.TrueForAll(part => part.Accept(new Reach(words, facts, Truth.False)))
        );
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
