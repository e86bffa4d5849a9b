using System.Collections.Frozen;
using System.Diagnostics.CodeAnalysis;
using PolicyMarket.Rules.Diagnostics;
using PolicyMarket.Rules.Starter;

namespace PolicyMarket.Rules.Attributes;

/// <summary>The vocabulary of facts: each attribute once, in the order of its source.</summary>
public sealed class AttributeCatalog
{
    private static readonly Lazy<AttributeCatalog> StarterCatalog = new(ReadStarter);

    private readonly FrozenDictionary<string, AttributeDefinition> byName;
    private readonly FrozenDictionary<string, AttributeDefinition> byLabel;

    private AttributeCatalog(IReadOnlyList<AttributeDefinition> all)
    {
        All = all;
        byName = all.ToFrozenDictionary(definition => definition.Name, StringComparer.Ordinal);
        byLabel = all.GroupBy(definition => definition.Label, StringComparer.Ordinal)
            .Where(group => group.Count() == 1)
            .ToFrozenDictionary(group => group.Key, group => group.First(), StringComparer.Ordinal);
    }

    /// <summary>The 330 attributes of the starter library.</summary>
    public static AttributeCatalog Starter => StarterCatalog.Value;

    public IReadOnlyList<AttributeDefinition> All { get; }

    /// <summary>Throws when a name occurs twice.</summary>
    public static AttributeCatalog Of(IEnumerable<AttributeDefinition> definitions) => new([.. definitions]);

    /// <summary>Every bad definition is listed; the stream stays open.</summary>
    public static Parsed<AttributeCatalog> Read(Stream json) => AttributeCatalogReader.Read(json);

    public bool TryGet(string name, [NotNullWhen(true)] out AttributeDefinition? definition) =>
        byName.TryGetValue(name, out definition);

    /// <summary>By Chinese label; a label that two attributes bear finds neither.</summary>
    public bool TryGetByLabel(string label, [NotNullWhen(true)] out AttributeDefinition? definition) =>
        byLabel.TryGetValue(label, out definition);

    private static AttributeCatalog ReadStarter()
    {
        using var stream = StarterFiles.Open(StarterFiles.Attributes);
        return Read(stream).Required;
    }
}
