using System.Linq.Expressions;
using NRules.RuleModel;
using NRules.RuleModel.Builders;
using PolicyMarket.Rules.Conditions;
using PolicyMarket.Rules.Policies;

namespace PolicyMarket.Rules.Rete;

/// <summary>
/// Writes the two rules of each item. The parts that an item asks together become conditions of one pattern, the most common parts first: the network
/// shares the beginning that the patterns of several items have in common.
/// </summary>
internal sealed class ItemRules
{
    private readonly ConditionExpressions _expressions;
    private readonly Dictionary<string, int> _uses = new(StringComparer.Ordinal);

    public ItemRules(IEnumerable<PolicyRule> rules, FactSlots slots)
    {
        _expressions = new ConditionExpressions(slots);
        foreach (var part in rules.SelectMany(rule => rule.Conditions.Requirements))
        {
            var text = part.ToString();
            _uses[text] = _uses.GetValueOrDefault(text) + 1;
        }
    }

    public IEnumerable<IRuleDefinition> Of(int item, PolicyRule rule) => [Rule(item, rule, Side.Certain), Rule(item, rule, Side.Possible)];

    private IRuleDefinition Rule(int item, PolicyRule rule, Side side)
    {
        var builder = new RuleBuilder();
        builder.Name($"{item}/{rule.Id}/{side}");
        builder.Description(rule.Title);
        builder.Repeatability(RuleRepeatability.NonRepeatable);
        var pattern = builder.LeftHandSide().Pattern(typeof(FirmFact), ConditionExpressions.Firm);
        var parts = rule.Conditions.Requirements.Select(part => (Condition: part, Text: part.ToString()));
        foreach (var part in parts.OrderByDescending(part => _uses[part.Text]).ThenBy(part => part.Text, StringComparer.Ordinal))
        {
            pattern.Condition(_expressions.Of(part.Condition, side));
        }

        builder.RightHandSide().Action(Mark(item, side));
        return builder.Build();
    }

    private static Expression<Action<IContext, FirmFact>> Mark(int item, Side side) =>
        side == Side.Certain ? (context, firm) => firm.MarkCertain(item) : (context, firm) => firm.MarkPossible(item);
}
