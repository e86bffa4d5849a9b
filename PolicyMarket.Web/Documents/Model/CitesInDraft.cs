using System.Text.Json;

namespace PolicyMarket.Web.Documents.Model;

/// <summary>Finds which clauses the parts of a draft still name.</summary>
internal static class CitesInDraft
{
    private static readonly JsonDocumentOptions Deep = new() { MaxDepth = 256 };

    /// <summary>Each "cite" of the conditions, in the exchange form and in the state of the page, which holds what is not filled in yet.</summary>
    public static HashSet<string> OfConditions(string json)
    {
        var cites = new HashSet<string>(StringComparer.Ordinal);
        using var document = JsonDocument.Parse(json, Deep);
        Collect(document.RootElement, cites);
        return cites;
    }

    /// <summary>True when the draft has a formula or a ceiling, also an unfinished one.</summary>
    public static bool HasAmount(string json)
    {
        using var document = JsonDocument.Parse(json, Deep);
        return Holds(document.RootElement, "amount", "cap", "fault")
            || (document.RootElement.TryGetProperty("editor", out var editor) && Holds(editor, "Amount", "Cap"));
    }

    private static bool Holds(JsonElement part, params string[] names) =>
        part.ValueKind == JsonValueKind.Object
        && names.Any(name =>
            part.TryGetProperty(name, out var value)
            && value.ValueKind != JsonValueKind.Null
            && (value.ValueKind != JsonValueKind.String || !string.IsNullOrWhiteSpace(value.GetString()))
        );

    private static void Collect(JsonElement element, HashSet<string> cites)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Object:
                foreach (var property in element.EnumerateObject())
                {
                    if (property.Value.ValueKind == JsonValueKind.String)
                    {
                        if (property.NameEquals("cite") || property.NameEquals("Cite"))
                        {
                            cites.Add(property.Value.GetString() ?? "");
                        }
                    }
                    else
                    {
                        Collect(property.Value, cites);
                    }
                }

                break;
            case JsonValueKind.Array:
                foreach (var member in element.EnumerateArray())
                {
                    Collect(member, cites);
                }

                break;
        }
    }
}
