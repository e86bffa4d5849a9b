using System.Collections.Frozen;
using System.Collections.Immutable;
using PolicyMarket.Rules.Attributes;
using PolicyMarket.Rules.Conditions;
using PolicyMarket.Rules.Policies;

namespace PolicyMarket.Rules.Rete;

/// <summary>Numbers the attributes that the conditions of the rules name, so that a firm's facts are an array.</summary>
internal sealed class FactSlots
{
    private readonly FrozenDictionary<string, int> _slots;
    private readonly AttributeCatalog _catalog;

    public FactSlots(IEnumerable<PolicyRule> rules, AttributeCatalog catalog)
    {
        _catalog = catalog;
        Names = [.. rules.SelectMany(rule => ConditionAttributes.In(rule.Conditions)).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        _slots = Names.Index().ToFrozenDictionary(name => name.Item, name => name.Index, StringComparer.Ordinal);
    }

    /// <summary>The attribute of each slot, ordinal order.</summary>
    public ImmutableArray<string> Names { get; }

    /// <summary>Throws for an attribute that no condition names: a silent null would read as a missing fact.</summary>
    public int Of(string attribute) =>
        _slots.TryGetValue(attribute, out var slot) ? slot : throw new InvalidOperationException($"No condition of these rules names {attribute}.");

    /// <summary>Throws for an attribute that is not in the catalogue: the reader of conditions lets none through.</summary>
    public AttributeDefinition DefinitionOf(string attribute) =>
        _catalog.TryGet(attribute, out var definition) ? definition : throw new InvalidOperationException($"The catalogue has no attribute {attribute}.");
}
