using System.Collections.Frozen;
using System.Text.Json;
using PolicyMarket.Rules.Starter;
using PolicyMarket.Rules.Values;

namespace PolicyMarket.Rules.Attributes;

/// <summary>Chinese names of codes: regions, industries and the closed lists (code-labels.json).</summary>
public static class CodeLabels
{
    private static readonly Lazy<FrozenDictionary<(string Attribute, string Code), string>> Labels = new(Read);

    private static readonly Lazy<FrozenDictionary<(string Attribute, string Label), string>> Codes = new(() =>
        Labels.Value.ToFrozenDictionary(pair => (pair.Key.Attribute, pair.Value), pair => pair.Key.Code)
    );

    /// <summary>A code without a name is its own name.</summary>
    public static string NameOf(AttributeDefinition? attribute, string code) =>
        attribute switch
        {
            null => code,
            { IsRegion: true } => RegionTree.FullName(code),
            { IsIndustry: true } => IndustryTree.Name(code),
            _ => Labels.Value.GetValueOrDefault((attribute.Name, code), code),
        };

    /// <summary>True when the code is one of the attribute's list, or has a Chinese name although the list leaves it out.</summary>
    public static bool IsListed(AttributeDefinition attribute, string code) =>
        attribute.Values.Contains(code, StringComparer.Ordinal) || Labels.Value.ContainsKey((attribute.Name, code));

    /// <summary>The code that bears this Chinese name, or null.</summary>
    public static string? CodeOf(AttributeDefinition attribute, string label) => Codes.Value.GetValueOrDefault((attribute.Name, label));

    private static FrozenDictionary<(string Attribute, string Code), string> Read()
    {
        using var stream = StarterFiles.Open(StarterFiles.CodeLabels);
        using var document = JsonDocument.Parse(stream);
        return document
            .RootElement.EnumerateObject()
            .SelectMany(attribute =>
                attribute.Value.EnumerateObject().Select(code => KeyValuePair.Create((attribute.Name, code.Name), code.Value.GetString() ?? code.Name))
            )
            .ToFrozenDictionary();
    }
}
