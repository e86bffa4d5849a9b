using System.Collections.Immutable;
using PolicyMarket.Rules.Attributes;
using PolicyMarket.Rules.Outcomes;
using PolicyMarket.Rules.Policies;

namespace PolicyMarket.Rules.Evaluation;

/// <summary>
/// The items to which amounts may refer by award("id"): those in force, and the ids of those that certainly pay nothing on the date. Immutable; throws
/// when amounts refer to each other in a cycle.
/// </summary>
public sealed class AwardIndex
{
    public static readonly AwardIndex Empty = new([]);

    private readonly Lazy<Dictionary<string, PolicyRule>> rules;
    private readonly ImmutableHashSet<string> payNothing;

    /// <param name="inForce">The items that are decided on the date.</param>
    /// <param name="payNothing">Ids of published items whose document has ended or not begun. An item that is in neither list is unknown.</param>
    public AwardIndex(IReadOnlyCollection<PolicyRule> inForce, IEnumerable<string>? payNothing = null)
    {
        rules = new(() => inForce.ToDictionary(rule => rule.Id, StringComparer.Ordinal));
        this.payNothing = (payNothing ?? []).ToImmutableHashSet(StringComparer.Ordinal);
    }

    /// <summary>The items whose amounts these use, directly or through others, in order of evaluation.</summary>
    public ImmutableArray<PolicyRule> Needed(IEnumerable<PolicyRule> wanting)
    {
        var users = wanting.Where(rule => !rule.Awards.IsEmpty).ToList();
        return users.Count == 0 ? [] : AwardReferences.Needed(users, rules.Value);
    }

    /// <summary>Null where the item is not in force.</summary>
    public PolicyRule? Find(string itemId) => rules.Value.GetValueOrDefault(itemId);

    /// <summary>True: published, but its document has ended or not begun, so that it pays 0.</summary>
    public bool PaysNothing(string itemId) => payNothing.Contains(itemId) && !rules.Value.ContainsKey(itemId);

    /// <summary>
    /// The facts with a fact for each amount that the item's own formula names; an amount that is unknown gets none, and the list of what it lacks.
    /// </summary>
    internal Awarded Complete(PolicyRule rule, Facts facts, RuleEvaluator evaluator)
    {
        var awarded = new Awarded(facts, ImmutableDictionary<string, ImmutableArray<string>>.Empty);
        if (rule.Awards.IsEmpty)
        {
            return awarded;
        }

        var needed = Needed([rule]);
        foreach (var id in needed.Append(rule).SelectMany(one => one.Awards).Distinct(StringComparer.Ordinal).Where(id => Find(id) is null))
        {
            awarded = awarded.With(id, PaysNothing(id) ? 0m : null, []);
        }

        foreach (var other in needed)
        {
            var decision = awarded.Expanded(evaluator.Decide(other, awarded.Facts));
            awarded = awarded.With(other.Id, YuanOf(other, decision), decision.Missing);
        }

        return awarded;
    }

    /// <summary>Payable after cap; 0 for an ineligible firm and for a qualification; null when unknown or fixed by the authority.</summary>
    private static decimal? YuanOf(PolicyRule rule, Decision decision) =>
        (decision.Outcome, rule.AmountKind) switch
        {
            (OutcomeKind.Ineligible, _) or (OutcomeKind.Eligible, AmountKind.Qualification) => 0m,
            (OutcomeKind.Eligible, _) => decision.PayableYuan,
            _ => null,
        };
}
