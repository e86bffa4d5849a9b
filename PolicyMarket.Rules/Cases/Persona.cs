using System.Collections.Immutable;
using System.Text.Json;
using PolicyMarket.Rules.Attributes;
using PolicyMarket.Rules.Diagnostics;
using PolicyMarket.Rules.Starter;

namespace PolicyMarket.Rules.Cases;

/// <summary>A standard firm for a quick look at a rule. It has no region: whoever runs it places it in the territory of the item.</summary>
public sealed record Persona(string Name, string About, CaseFacts Facts)
{
    private static readonly Lazy<ImmutableArray<Persona>> Own = new(ReadStarter);

    /// <summary>The standard firms of the starter library.</summary>
    public static ImmutableArray<Persona> Starter => Own.Value;

    /// <summary>The facts of the firm when it is registered in a region; null: nowhere in particular.</summary>
    public CaseFacts In(string? region) =>
        region is null
            ? Facts
            : CaseFacts.Of(Facts.Told.Append(KeyValuePair.Create<string, FactValue?>(Policies.Jurisdiction.Attribute, new TextFact(region))));

    private static ImmutableArray<Persona> ReadStarter()
    {
        using var stream = StarterFiles.Open(StarterFiles.Personas);
        using var document = JsonSource.Read(stream).Required;
        return
        [
            .. document
                .RootElement.EnumerateArray()
                .Select(one => new Persona(
                    Text(one, "name"),
                    Text(one, "about"),
                    CaseFacts.Read(one.GetProperty("facts").GetRawText(), AttributeCatalog.Starter).Required
                )),
        ];
    }

    private static string Text(JsonElement element, string name) =>
        element.GetProperty(name).GetString() ?? throw new InvalidOperationException($"A standard firm without '{name}'.");
}
