using PolicyMarket.Rules.Conditions;
using PolicyMarket.Rules.Policies;

namespace PolicyMarket.Web.Policies;

/// <summary>The clauses that an item's conditions cite, each once, in their order; the limit of the territory, which the program adds, has none.</summary>
internal static class ItemClauses
{
    public static IReadOnlyList<string> Of(PolicyRule rule) => [.. In(rule.WrittenConditions ?? rule.Conditions).Distinct(StringComparer.Ordinal)];

    private static IEnumerable<string> In(Condition condition) =>
        condition is ConditionLeaf leaf
            ? leaf.Cite is { } cite
                ? [cite]
                : []
            : condition.Children.SelectMany(In);
}
