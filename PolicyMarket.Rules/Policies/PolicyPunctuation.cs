using System.Buffers;
using System.Collections.Immutable;
using System.Text.Encodings.Web;
using System.Text.Json;
using PolicyMarket.Rules.Attributes;
using PolicyMarket.Rules.Values;

namespace PolicyMarket.Rules.Policies;

/// <summary>
/// Half-width punctuation in the texts of a policy file. Only what people read is looked at: ids, codes, formulas and conditions are left alone, the clauses
/// that conditions cite apart.
/// </summary>
public static class PolicyPunctuation
{
    private static readonly ImmutableHashSet<string> Texts = ImmutableHashSet.Create(
        StringComparer.Ordinal,
        "title",
        "number",
        "issuer",
        "summary",
        "source",
        "cite",
        "where",
        "opens",
        "disclosure_ground",
        "place",
        "hours",
        "contact",
        "papers",
        "papers_not_needed"
    );

    private static readonly JsonWriterOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>In the order of the file; empty for a file that is no JSON, which its reader refuses.</summary>
    public static ImmutableArray<PunctuationNote> NotesOf(Stream json)
    {
        if (JsonSource.Read(json) is not { Succeeded: true } parsed)
        {
            return [];
        }

        using var document = parsed.Required;
        return [.. Notes(document.RootElement, "$", isText: false)];
    }

    /// <summary>The same file with the suggested signs; null for a file that is no JSON.</summary>
    public static byte[]? Corrected(Stream json)
    {
        if (JsonSource.Read(json) is not { Succeeded: true } parsed)
        {
            return null;
        }

        using var document = parsed.Required;
        var buffer = new ArrayBufferWriter<byte>(1 << 16);
        using (var writer = new Utf8JsonWriter(buffer, Plain))
        {
            Write(document.RootElement, isText: false, writer);
        }

        return buffer.WrittenSpan.ToArray();
    }

    private static IEnumerable<PunctuationNote> Notes(JsonElement element, string where, bool isText) =>
        element.ValueKind switch
        {
            JsonValueKind.Object => element.EnumerateObject().SelectMany(one => Notes(one.Value, $"{where}.{one.Name}", Texts.Contains(one.Name))),
            JsonValueKind.Array => element.EnumerateArray().Index().SelectMany(one => Notes(one.Item, $"{where}[{one.Index}]", isText)),
            JsonValueKind.String when isText && element.GetString() is { } text && !ChinesePunctuation.Faults(text).IsEmpty =>
            [
                new PunctuationNote(where, text, ChinesePunctuation.Corrected(text)),
            ],
            _ => [],
        };

    private static void Write(JsonElement element, bool isText, Utf8JsonWriter writer)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Object:
                writer.WriteStartObject();
                foreach (var property in element.EnumerateObject())
                {
                    writer.WritePropertyName(property.Name);
                    Write(property.Value, Texts.Contains(property.Name), writer);
                }

                writer.WriteEndObject();
                break;
            case JsonValueKind.Array:
                writer.WriteStartArray();
                foreach (var item in element.EnumerateArray())
                {
                    Write(item, isText, writer);
                }

                writer.WriteEndArray();
                break;
            case JsonValueKind.String when isText:
                writer.WriteStringValue(ChinesePunctuation.Corrected(element.GetString() ?? ""));
                break;
            default:
                element.WriteTo(writer);
                break;
        }
    }
}
