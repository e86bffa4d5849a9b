using FsCheck;
using FsCheck.Fluent;
using PolicyMarket.Rules.Attributes;
using PolicyMarket.Rules.Conditions;
using PolicyMarket.Rules.Derivations;
using PolicyMarket.Rules.Explain;
using PolicyMarket.Rules.Outcomes;
using PolicyMarket.Rules.Policies;
using PolicyMarket.Tests.Rules.Conditions;

namespace PolicyMarket.Tests.Rules.Explain;

public sealed class ExplainerPropertyTests
{
    private static readonly Explainer Explainer = new(AttributeCatalog.Starter);
    private static readonly Arbitrary<(PolicyRule Rule, Facts Facts)> Pairs = (
        from rule in RandomRules.Rules
        from facts in RandomConditions.Facts
        select (rule, facts)
    ).ToArbitrary();

    [Fact]
    public void Decide_and_explain_agree() =>
        Prop.ForAll(
                Pairs,
                pair =>
                {
                    var decision = Explainer.Decide(pair.Rule, pair.Facts);
                    var explanation = Explainer.Explain(pair.Rule, pair.Facts);

                    Assert.Equal(explanation.Outcome, decision.Outcome);
                    Assert.Equal(explanation.PayableYuan, decision.PayableYuan);
                    Assert.Equal(explanation.Missing.ToArray(), decision.Missing.ToArray());
                    Assert.Equal(explanation.Failed.Select(failed => (failed.Attribute, failed.Kind)), decision.Failed.Select(Named));
                }
            )
            .Check(Config.QuickThrowOnFailure.WithMaxTest(2000));

    [Fact]
    public void Decided_outcome_stands_whatever_the_missing_facts_turn_out_to_be() =>
        Prop.ForAll(
                (from pair in Pairs.Generator from more in RandomConditions.Facts select (pair.Rule, pair.Facts, more)).ToArbitrary(),
                known =>
                {
                    // Exists speaks of what is known, so learning more may change it; every other condition is monotone.
                    if (known.Rule.Conditions.ToString().Contains("exists", StringComparison.Ordinal))
                    {
                        return;
                    }

                    var before = Explainer.Decide(known.Rule, known.Facts).Outcome;
                    var after = Explainer
                        .Decide(known.Rule, Facts.From(known.more.Concat(DerivedFacts.Complete(known.Facts, AttributeCatalog.Starter))))
                        .Outcome;

                    Assert.True(before == OutcomeKind.Unknown || before == after, $"{before} became {after}");
                }
            )
            .Check(Config.QuickThrowOnFailure.WithMaxTest(2000));

    [Fact]
    public void Missing_facts_are_missing_and_asked_for_only_when_they_decide() =>
        Prop.ForAll(
                Pairs,
                pair =>
                {
                    var decision = Explainer.Decide(pair.Rule, pair.Facts);

                    Assert.All(decision.Missing, name => Assert.Null(pair.Facts[name]));
                    Assert.Equal(decision.Outcome == OutcomeKind.Unknown, decision.Missing.Length > 0 && decision.Outcome != OutcomeKind.Eligible);
                    Assert.True(decision.Outcome == OutcomeKind.Ineligible || decision.Failed.IsEmpty);
                }
            )
            .Check(Config.QuickThrowOnFailure.WithMaxTest(1000));

    private static (string? Attribute, string Kind) Named(Condition failed) =>
        failed switch
        {
            Comparison leaf => (leaf.Attribute, ConditionTrace.Leaf),
            Not { Part: Comparison leaf } => (leaf.Attribute, ConditionTrace.Not),
            FeelCondition => (null, ConditionTrace.Leaf),
            Not { Part: FeelCondition } => (null, ConditionTrace.Not),
            _ => throw new InvalidOperationException($"{failed} is no leaf."),
        };
}
