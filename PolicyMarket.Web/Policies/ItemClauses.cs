using PolicyMarket.Rules.Conditions;

namespace PolicyMarket.Web.Policies;

/// <summary>The clauses that an item's conditions cite, each once, in their order.</summary>
internal static class ItemClauses
{
    public static IReadOnlyList<string> Of(Condition condition) => [.. In(condition).Distinct(StringComparer.Ordinal)];

    private static IEnumerable<string> In(Condition condition) =>
        condition is ConditionLeaf leaf
            ? leaf.Cite is { } cite
                ? [cite]
                : []
            : condition.Children.SelectMany(In);
}
