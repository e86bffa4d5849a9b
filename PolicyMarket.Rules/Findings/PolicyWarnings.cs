using System.Collections.Immutable;
using PolicyMarket.Rules.Attributes;
using PolicyMarket.Rules.Diagnostics;
using PolicyMarket.Rules.Policies;

namespace PolicyMarket.Rules.Findings;

/// <summary>
/// All warnings for the author of an item: of its conditions, then of its amount. A new kind of warning is added here, so that every entry point that
/// shows warnings tells it.
/// </summary>
public static class PolicyWarnings
{
    /// <summary>Messages name the item; the place is the JSON path below <paramref name="where"/>, which is the place the rule was read from.</summary>
    public static ImmutableArray<Diagnostic> Of(PolicyRule rule, AttributeCatalog catalog, string where) =>
        [
            .. RuleFindingWords.Warnings(rule, catalog, where),
            .. AmountFindings.Of(rule, where).Select(remark => remark with { Message = FindingWording.ItemRemark(rule.Id, rule.Title, remark.Message) }),
        ];
}
