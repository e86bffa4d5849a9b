using System.Text.Json;
using PolicyMarket.Rules.Attributes;
using PolicyMarket.Rules.Policies;
using PolicyMarket.Rules.Starter;

namespace PolicyMarket.Tests.Examples;

/// <summary>The worked cases and bundles of examples.json and the starter library that they speak of.</summary>
internal static class WorkedExamples
{
    private static readonly Lazy<JsonDocument> Document = new(() =>
        JsonDocument.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Examples", "examples.json")))
    );

    private static readonly Lazy<IReadOnlyDictionary<string, PolicyRule>> Starter = new(() =>
    {
        using var stream = StarterFiles.Open(StarterFiles.Policies);
        return PolicyExchange.Read(stream, AttributeCatalog.Starter).Required.ToDictionary(rule => rule.Id, StringComparer.Ordinal);
    });

    public static IReadOnlyDictionary<string, PolicyRule> Rules => Starter.Value;

    public static IReadOnlyList<JsonElement> Cases => [.. Document.Value.RootElement.GetProperty("cases").EnumerateArray()];

    public static IReadOnlyList<JsonElement> Bundles => [.. Document.Value.RootElement.GetProperty("bundles").EnumerateArray()];

    public static Facts FactsOf(JsonElement example) => Facts.Read(example.GetProperty("facts"), AttributeCatalog.Starter).Required;

    public static string Text(JsonElement example, string property) => example.GetProperty(property).GetString() ?? "";

    public static decimal? Number(JsonElement example, string property) =>
        example.GetProperty(property) is { ValueKind: JsonValueKind.Number } number ? number.GetDecimal() : null;
}
