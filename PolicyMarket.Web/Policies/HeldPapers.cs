using PolicyMarket.Rules.Attributes;
using PolicyMarket.Rules.Conditions;
using PolicyMarket.Rules.Policies;

namespace PolicyMarket.Web.Policies;

/// <summary>Proofs that a firm need not bring, because departments hold the facts: one line for each department.</summary>
internal static class HeldPapers
{
    private const int MostNamed = 3;

    public static IReadOnlyList<string> Of(PolicyRule rule, AttributeCatalog catalog) =>
        [
            .. ConditionAttributes
                .In(rule.Conditions)
                .Concat(rule.Amount?.Attributes ?? [])
                .Distinct(StringComparer.Ordinal)
                .Select(name => catalog.TryGet(name, out var found) ? found : null)
                .OfType<AttributeDefinition>()
                .Where(fact => fact is { Kind: AttributeKind.Fact, SourceDepartment: not null })
                .GroupBy(fact => fact.SourceDepartment, StringComparer.Ordinal)
                .Select(group =>
                    $"{group.Key}已有：{string.Join("、", group.Take(MostNamed).Select(fact => fact.Label))}{(group.Count() > MostNamed ? $"等 {group.Count()} 项" : "")}"
                ),
        ];
}
