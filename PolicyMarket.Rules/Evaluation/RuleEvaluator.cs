using System.Collections.Immutable;
using PolicyMarket.Rules.Attributes;
using PolicyMarket.Rules.Derivations;
using PolicyMarket.Rules.Outcomes;
using PolicyMarket.Rules.Policies;

namespace PolicyMarket.Rules.Evaluation;

/// <summary>Determines one item for one firm without trace and words: the reference that every engine must agree with. Safe for many threads.</summary>
public sealed class RuleEvaluator(AttributeCatalog catalog)
{
    /// <summary>The decision where the amount may use the amounts of other items: they are determined first, from the same facts.</summary>
    public Decision Decide(PolicyRule rule, Facts facts, AwardIndex awards)
    {
        var awarded = awards.Complete(rule, facts, this);
        return awarded.Expanded(Decide(rule, awarded.Facts));
    }

    /// <summary>The decision; derived facts are completed first. Amounts of other items are taken from the facts.</summary>
    public Decision Decide(PolicyRule rule, Facts facts)
    {
        var full = DerivedFacts.Complete(facts, catalog);
        var outcome = OutcomeOf(ConditionTruth.Of(rule.Conditions, full));
        var amount = PayableAmount.Of(rule, outcome, full, withSteps: false);
        return outcome switch
        {
            OutcomeKind.Eligible => new Decision(outcome, amount.Payable, amount.Missing, []) { AmountState = AmountStates.Of(rule, amount) },
            OutcomeKind.Unknown => new Decision(outcome, null, ConditionTruth.Missing(rule.Conditions, full), []),
            OutcomeKind.Ineligible => new Decision(outcome, null, [], ConditionTruth.Failed(rule.Conditions, full)),
            _ => throw new InvalidOperationException($"The unknown outcome {outcome}."),
        };
    }

    /// <summary>True is eligible, false ineligible.</summary>
    internal static OutcomeKind OutcomeOf(Truth truth) =>
        truth switch
        {
            Truth.True => OutcomeKind.Eligible,
            Truth.False => OutcomeKind.Ineligible,
            Truth.Unknown => OutcomeKind.Unknown,
            _ => throw new InvalidOperationException($"The unknown truth {truth}."),
        };
}
