using System.Collections.Immutable;
using PolicyMarket.Rules.Attributes;
using PolicyMarket.Rules.Conditions;
using PolicyMarket.Rules.Outcomes;

namespace PolicyMarket.Rules.Evaluation;

/// <summary>Decides a tree without writing anything down; stops as soon as the result stands.</summary>
internal static class ConditionTruth
{
    public static Truth Of(Condition condition, Facts facts) => condition.Accept(new Decider(facts));

    /// <summary>The missing names of an undecided condition: of its undecided parts only, in their order, each once.</summary>
    public static ImmutableArray<string> Missing(Condition condition, Facts facts) =>
        [.. condition.Accept(new MissingNames(new Decider(facts), facts)).Distinct(StringComparer.Ordinal)];

    /// <summary>The leaves that make a condition come out false.</summary>
    public static ImmutableArray<Condition> Failed(Condition condition, Facts facts) => [.. condition.Accept(new Causes(new Decider(facts), Truth.False))];

    private sealed class Decider(Facts facts) : IConditionVisitor<Truth>
    {
        public Truth VisitAll(AllOf all)
        {
            var result = Truth.True;
            foreach (var part in all.Parts)
            {
                result = Truths.And(result, part.Accept(this));
                if (result == Truth.False)
                {
                    break;
                }
            }

            return result;
        }

        public Truth VisitAny(AnyOf any)
        {
            var result = Truth.False;
            foreach (var part in any.Parts)
            {
                result = Truths.Or(result, part.Accept(this));
                if (result == Truth.True)
                {
                    break;
                }
            }

            return result;
        }

        public Truth VisitNot(Not not) => Truths.Not(not.Part.Accept(this));

        public Truth VisitComparison(Comparison leaf) => LeafTruth.Of(leaf, facts);

        public Truth VisitFormula(FeelCondition leaf) => LeafTruth.Of(leaf, facts);
    }

    /// <summary>The missing names of the undecided parts; names may repeat.</summary>
    private sealed class MissingNames(Decider decider, Facts facts) : IConditionVisitor<IEnumerable<string>>
    {
        public IEnumerable<string> VisitAll(AllOf all) => InUndecided(all.Parts);

        public IEnumerable<string> VisitAny(AnyOf any) => InUndecided(any.Parts);

        public IEnumerable<string> VisitNot(Not not) => not.Part.Accept(this);

        public IEnumerable<string> VisitComparison(Comparison leaf) => IsUndecided(leaf) ? LeafTruth.Missing(leaf, facts) : [];

        public IEnumerable<string> VisitFormula(FeelCondition leaf) => IsUndecided(leaf) ? LeafTruth.Missing(leaf, facts) : [];

        private IEnumerable<string> InUndecided(ImmutableArray<Condition> parts) => parts.Where(IsUndecided).SelectMany(part => part.Accept(this));

        private bool IsUndecided(Condition condition) => condition.Accept(decider) == Truth.Unknown;
    }

    /// <summary>
    /// The leaves that give a condition this result. A leaf below an odd number of negations refuses by being true: it is named as its negation.
    /// </summary>
    private sealed class Causes(Decider decider, Truth result) : ConditionTreeVisitor<IEnumerable<Condition>>
    {
        public override IEnumerable<Condition> VisitAll(AllOf all) => InParts(all.Parts);

        public override IEnumerable<Condition> VisitAny(AnyOf any) => InParts(any.Parts);

        public override IEnumerable<Condition> VisitNot(Not not) => not.Part.Accept(new Causes(decider, Truths.Not(result)));

        protected override IEnumerable<Condition> VisitLeaf(ConditionLeaf leaf) => [result == Truth.False ? leaf : new Not(leaf)];

        private IEnumerable<Condition> InParts(ImmutableArray<Condition> parts) =>
            parts.Where(part => part.Accept(decider) == result).SelectMany(part => part.Accept(this));
    }
}
