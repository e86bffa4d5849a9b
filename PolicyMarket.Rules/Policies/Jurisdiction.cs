using PolicyMarket.Rules.Attributes;
using PolicyMarket.Rules.Conditions;
using PolicyMarket.Rules.Values;

namespace PolicyMarket.Rules.Policies;

/// <summary>
/// The territory of an item as its first condition: registration_region under the region of the issuing authority. Published rules pass through here
/// when they are read, so that engines, explanations, traces and determination records show the same condition.
/// </summary>
public static class Jurisdiction
{
    /// <summary>The fact that places a firm.</summary>
    public const string Attribute = "registration_region";

    /// <summary>
    /// The rule with its territory in front of its conditions. The fingerprint stays that of the text. Unchanged: a national item, an item open to anywhere, an
    /// item whose own first level already asks for a region within the territory, and a catalogue without regions.
    /// </summary>
    public static PolicyRule Apply(PolicyRule rule, AttributeCatalog catalog)
    {
        if (rule.WrittenConditions is not null || LeafOf(rule, catalog) is not { } leaf)
        {
            return rule;
        }

        return rule with
        {
            Conditions = new AllOf([leaf, .. rule.Conditions.Requirements]),
            WrittenConditions = rule.Conditions,
        };
    }

    /// <summary>The rule as its text states it, without the condition that <see cref="Apply"/> adds.</summary>
    public static PolicyRule Remove(PolicyRule rule) =>
        rule.WrittenConditions is { } written ? rule with { Conditions = written, WrittenConditions = null } : rule;

    /// <summary>The condition to add; null when there is none to add.</summary>
    public static Comparison? LeafOf(PolicyRule rule, AttributeCatalog catalog)
    {
        if (
            rule.Territory is not { } territory
            || !RegionTree.Exists(territory)
            || !catalog.TryGet(Attribute, out var attribute)
            || !attribute.HasTree
            || IsAskedAlready(rule.Conditions, territory)
        )
        {
            return null;
        }

        return UnderLeaf(territory, PolicyReadingWording.IssuedForTerritory(rule.Document.Issuer ?? rule.Document.Title, RegionTree.FullName(territory)));
    }

    /// <summary>registration_region under a region.</summary>
    public static Comparison UnderLeaf(string region, string? cite = null) =>
        new(Attribute, ComparisonOperator.Under, new LiteralOperand(new TextFact(region)), cite);

    /// <summary>True when the territory holds the region; a null or empty territory holds everything, an unknown region lies in none but that.</summary>
    public static bool Covers(string? territory, string? region) =>
        string.IsNullOrEmpty(territory) || (!string.IsNullOrEmpty(region) && RegionCode.IsUnder(region, territory));

    /// <summary>The beginning that all codes within a territory share; empty for no limit.</summary>
    public static string PrefixOf(string? territory) =>
        territory switch
        {
            null or "" => "",
            _ when territory.EndsWith("0000", StringComparison.Ordinal) => territory[..2],
            _ when territory.EndsWith("00", StringComparison.Ordinal) => territory[..4],
            _ => territory,
        };

    private static bool IsAskedAlready(Condition conditions, string territory) =>
        conditions.Requirements.Any(part =>
            part.AsComparison
                is { Attribute: Attribute, Op: ComparisonOperator.Under or ComparisonOperator.Equal, Value: LiteralOperand { Value: TextFact region } }
            && RegionCode.IsUnder(region.Value, territory)
        );
}
