using PolicyMarket.Rules.Attributes;
using PolicyMarket.Rules.Conditions;
using PolicyMarket.Rules.Policies;

namespace PolicyMarket.Web.Commands.Bench;

/// <summary>
/// Items from elsewhere extend the lists of their attributes: a code that an item names is a code of the attribute, also where its list lacks it.
/// </summary>
internal static class NamedCodes
{
    public static AttributeCatalog Extend(AttributeCatalog catalog, IEnumerable<PolicyRule> rules)
    {
        var named = rules
            .SelectMany(rule => LeavesIn(rule.Conditions))
            .SelectMany(CodesOf)
            .ToLookup(one => one.Attribute, one => one.Code, StringComparer.Ordinal);
        return AttributeCatalog.Of(
            catalog.All.Select(definition =>
                definition.Values.IsDefaultOrEmpty
                    ? definition
                    : definition with
                    {
                        Values = [.. definition.Values.Concat(named[definition.Name]).Distinct(StringComparer.Ordinal)],
                    }
            )
        );
    }

    private static IEnumerable<Comparison> LeavesIn(Condition condition) =>
        condition.AsComparison is { } leaf ? [leaf] : condition.Children.SelectMany(LeavesIn);

    private static IEnumerable<(string Attribute, string Code)> CodesOf(Comparison leaf)
    {
        IEnumerable<FactValue> values = leaf.Value switch
        {
            LiteralOperand one => [one.Value],
            ListOperand list => list.Values,
            _ => [],
        };
        return values.OfType<TextFact>().Select(text => (leaf.Attribute, text.Value));
    }
}
