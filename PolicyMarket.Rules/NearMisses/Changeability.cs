using PolicyMarket.Rules.Attributes;

namespace PolicyMarket.Rules.NearMisses;

/// <summary>
/// Whether a firm can change a fact at all by what it does from now on: not where it is registered, what it was founded as, nor what has passed or what an
/// authority sets.
/// </summary>
public static class Changeability
{
    private static readonly string[] Past =
    [
        "_prior",
        "_previous",
        "_history",
        "_established",
        "_founded",
        "establishment_",
        "founding_",
        "registration_date",
        "_ever_",
        "@prior",
        "@history",
    ];
    private static readonly string[] Given = ["entity_type", "unified_social_credit_code", "taxpayer_type", "ownership_type"];

    public static bool Of(AttributeDefinition definition) =>
        definition.Kind is not (AttributeKind.History or AttributeKind.Parameter or AttributeKind.Cross)
        && !definition.IsRegion
        && !definition.IsIndustry
        && !Given.Contains(definition.Name, StringComparer.Ordinal)
        && !Past.Any(part => definition.Name.Contains(part, StringComparison.Ordinal));
}
