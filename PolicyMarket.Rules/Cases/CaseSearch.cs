using System.Collections.Immutable;
using PolicyMarket.Rules.Attributes;
using PolicyMarket.Rules.Conditions;
using PolicyMarket.Rules.Evaluation;
using PolicyMarket.Rules.Outcomes;

namespace PolicyMarket.Rules.Cases;

/// <summary>
/// Finds facts for which conditions have the wanted truths: values worth trying, attribute by attribute, left as soon as one goal is surely missed. It gives up
/// after a fixed number of steps, so that a large item does not hold up the desk.
/// </summary>
internal sealed class CaseSearch(CaseCandidates candidates, Facts ground)
{
    private const int MostStepsOfOne = 3_000;
    private const int MostSteps = 300_000;

    private int stepsLeft = MostSteps;
    private int stepsOfOne;

    /// <summary>
    /// The facts to tell, those that are fixed included (null: told to be missing), or null where none were found. Attributes that no goal needs stay untold.
    /// </summary>
    public ImmutableDictionary<string, FactValue?>? Find(ImmutableArray<CaseGoal> goals, ImmutableDictionary<string, FactValue?> given)
    {
        stepsOfOne = MostStepsOfOne;
        return Step(goals, given);
    }

    private ImmutableDictionary<string, FactValue?>? Step(ImmutableArray<CaseGoal> goals, ImmutableDictionary<string, FactValue?> told)
    {
        if (--stepsLeft < 0 || --stepsOfOne < 0)
        {
            return null;
        }

        var facts = FactsOf(told);
        string? open = null;
        var (isReached, mayLack) = (true, false);
        foreach (var goal in goals)
        {
            var truth = ConditionTruth.Of(goal.Condition, facts);
            if (truth == goal.Wanted && (IsFirm(goal.Condition) || OpenIn(goal.Condition, told) is null))
            {
                continue;
            }

            isReached = false;
            var next = OpenIn(goal.Condition, told);
            if (next is null || (truth != Truth.Unknown && truth != goal.Wanted && IsFirm(goal.Condition)))
            {
                return null;
            }

            open ??= next;
            mayLack |= open == next && !IsFirm(goal.Condition);
        }

        if (isReached || open is null)
        {
            return isReached ? told : null;
        }

        IEnumerable<FactValue?> values = candidates.Of(open);
        return values.Concat(mayLack ? [null] : []).Select(value => Step(goals, told.SetItem(open, value))).FirstOrDefault(found => found is not null);
    }

    /// <summary>The first attribute of the condition that is neither told nor known and for which there is something to try.</summary>
    private string? OpenIn(Condition condition, ImmutableDictionary<string, FactValue?> told) =>
        ConditionAttributes.In(condition).FirstOrDefault(name => !told.ContainsKey(name) && ground[name] is null && !candidates.Of(name).IsEmpty);

    /// <summary>True where more facts cannot change a decided truth.</summary>
    private static bool IsFirm(Condition condition) => condition is ConditionLeaf ? CaseRunner.CanLack(condition) : condition.Children.All(IsFirm);

    private Facts FactsOf(ImmutableDictionary<string, FactValue?> told)
    {
        var all = ground.ToDictionary(fact => fact.Key, fact => fact.Value, StringComparer.Ordinal);
        foreach (var (name, value) in told)
        {
            if (value is null)
            {
                all.Remove(name);
            }
            else
            {
                all[name] = value;
            }
        }

        return Facts.From(all);
    }
}
