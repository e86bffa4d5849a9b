using System.Text.Json;
using PolicyMarket.Rules.Attributes;
using PolicyMarket.Rules.Diagnostics;

namespace PolicyMarket.Rules.Derivations;

/// <summary>Reads a catalogue of attributes together with the derivations that its definitions state.</summary>
public static class VocabularyReader
{
    /// <summary>Reads an array of definitions; every fault is listed. The stream stays open.</summary>
    public static Result<AttributeCatalog> Read(Stream json) => Read(json, isForeign: false);

    /// <summary>Reads a file from another system: a definition without a label is called by its name.</summary>
    public static Result<AttributeCatalog> ReadForeign(Stream json) => Read(json, isForeign: true);

    private static Result<AttributeCatalog> Read(Stream json, bool isForeign)
    {
        var parsed = JsonSource.Read(json);
        if (!parsed.Succeeded)
        {
            return Result.Fail<AttributeCatalog>(parsed.Diagnostics);
        }

        using var document = parsed.Required;
        var catalog = AttributeCatalogReader.Read(document.RootElement, isForeign);
        return catalog.Succeeded ? WithDerivations(catalog.Required, document.RootElement) : catalog;
    }

    /// <summary>A definition may state its derivation: "derivation": {"formula": …} or {"table": …}.</summary>
    private static Result<AttributeCatalog> WithDerivations(AttributeCatalog catalog, JsonElement root)
    {
        var wrong = new List<Diagnostic>();
        var own = new List<AttributeDerivation>();
        foreach (var (index, element) in root.EnumerateArray().Index())
        {
            if (
                element.TryGetProperty("derivation", out var written)
                && element.TryGetProperty("name", out var name)
                && name.ValueKind == JsonValueKind.String
                && catalog.TryGet(name.GetString() ?? "", out var definition)
            )
            {
                var derivation = DerivationReader.Read(written, definition, catalog, $"$[{index}].derivation");
                wrong.AddRange(derivation.Diagnostics);
                own.AddRange(derivation.Value is { } read ? [read] : []);
            }
        }

        if (wrong.Count > 0)
        {
            return Result.Fail<AttributeCatalog>(wrong);
        }

        return own.Count == 0 ? Result.Ok<AttributeCatalog>(catalog) : catalog.With(own);
    }
}
