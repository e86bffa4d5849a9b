using PolicyMarket.Rules.Conditions;
using PolicyMarket.Rules.Engine;
using PolicyMarket.Rules.Engine.Columns;
using PolicyMarket.Rules.Engine.Execute;
using PolicyMarket.Rules.Evaluation;
using PolicyMarket.Rules.Outcomes;
using PolicyMarket.Rules.Policies;

namespace PolicyMarket.Rules.Determination;

/// <summary>
/// Narrows a disagreement of two engines about one firm and one item down to the smallest part of the conditions about which they still disagree: each part
/// is determined alone by both engines.
/// </summary>
public static class ConditionDispute
{
    private static readonly MatchSettings OneThread = new() { Threads = 1 };

    /// <param name="rule">The item.</param>
    /// <param name="firm">A table of one row with the attributes of the item.</param>
    /// <param name="first">The engine whose answer is checked.</param>
    /// <param name="second">The engine that checks it.</param>
    /// <param name="ct">Ends the search.</param>
    /// <returns>
    /// The disputed part with both answers; null when the engines agree about the whole item once it is determined alone, so that the disagreement arose
    /// between the items of the run.
    /// </returns>
    public static DisputedCondition? Find(PolicyRule rule, FactTable firm, IEligibilityEngine first, IEligibilityEngine second, CancellationToken ct)
    {
        var found = Ask(rule.Conditions);
        while (found is { Condition.Children: { IsEmpty: false } parts })
        {
            if (parts.Select(Ask).FirstOrDefault(part => part is not null) is not { } smaller)
            {
                break;
            }

            found = smaller;
        }

        return found;

        DisputedCondition? Ask(Condition condition)
        {
            var (one, other) = (Determine(first, condition), Determine(second, condition));
            return one == other ? null : new DisputedCondition(condition, one, other);
        }

        Truth Determine(IEligibilityEngine engine, Condition condition)
        {
            ct.ThrowIfCancellationRequested();
            using var result = engine
                .Compile([rule with { Conditions = condition, Amount = null }], firm.Catalog, AwardIndex.Empty, ct)
                .Determine(firm, OneThread, ct);
            return TruthOf(result.OutcomeOf(item: new ItemIndex(0), row: new RowIndex(0)));
        }
    }

    private static Truth TruthOf(OutcomeKind outcome) =>
        outcome switch
        {
            OutcomeKind.Eligible => Truth.True,
            OutcomeKind.Ineligible => Truth.False,
            OutcomeKind.Unknown => Truth.Unknown,
            _ => throw new InvalidOperationException($"The unknown outcome {outcome}."),
        };
}
