using System.Buffers;
using System.Collections.Immutable;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using PolicyMarket.Rules.Attributes;
using PolicyMarket.Rules.Diagnostics;

namespace PolicyMarket.Rules.Cases;

/// <summary>
/// Facts that a case tells, by attribute; null: told to be missing. What it does not tell comes from the record: parameters, and what follows from the date.
/// As JSON: one object in ordinal order, null for a missing fact. Equal when the JSON is equal.
/// </summary>
public sealed class CaseFacts : IEquatable<CaseFacts>
{
    /// <summary>The most attributes that one case tells.</summary>
    public const int MostFacts = 200;

    /// <summary>The longest JSON, in characters.</summary>
    public const int MostCharacters = 20_000;

    private static readonly JsonWriterOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private string? json;

    private CaseFacts(ImmutableSortedDictionary<string, FactValue?> told) => Told = told;

    public static CaseFacts Empty { get; } = new(ImmutableSortedDictionary.Create<string, FactValue?>(StringComparer.Ordinal));

    public ImmutableSortedDictionary<string, FactValue?> Told { get; }

    /// <summary>The last of equal names stands.</summary>
    public static CaseFacts Of(IEnumerable<KeyValuePair<string, FactValue?>> told) => new(Empty.Told.SetItems(told));

    /// <summary>
    /// Every unknown name, wrong type and impossible value is listed. Views and amounts of other items may be told too; a text that is too long is refused
    /// whole.
    /// </summary>
    public static Result<CaseFacts> Read(string text, AttributeCatalog catalog)
    {
        if (text.Length > MostCharacters)
        {
            return Result.Fail<CaseFacts>(DiagnosticCatalogue.CaseTooLarge, CaseWording.TooLong(text.Length, MostCharacters), "$");
        }

        try
        {
            using var document = JsonDocument.Parse(text);
            return document.RootElement.ValueKind == JsonValueKind.Object
                ? Read(document.RootElement, catalog)
                : Result.Fail<CaseFacts>(DiagnosticCatalogue.JsonShape, CaseWording.NoObject, "$");
        }
        catch (JsonException)
        {
            return Result.Fail<CaseFacts>(DiagnosticCatalogue.JsonShape, CaseWording.NoObject, "$");
        }
    }

    /// <summary>The told facts over those that hold for every firm on the day.</summary>
    public Facts Over(Facts ground, DateOnly asOf)
    {
        var all = ground.ToDictionary(fact => fact.Key, fact => fact.Value, StringComparer.Ordinal);
        foreach (var (name, value) in Told)
        {
            if (value is null)
            {
                all.Remove(name);
            }
            else
            {
                all[name] = value;
            }
        }

        return Facts.From(all).On(asOf);
    }

    public string ToJson() => json ??= Write();

    public bool Equals(CaseFacts? other) => other is not null && ToJson() == other.ToJson();

    public override bool Equals(object? obj) => Equals(obj as CaseFacts);

    public override int GetHashCode() => ToJson().GetHashCode(StringComparison.Ordinal);

    public override string ToString() => ToJson();

    private static Result<CaseFacts> Read(JsonElement element, AttributeCatalog catalog)
    {
        var wrong = new List<Diagnostic>();
        var told = Empty.Told.ToBuilder();
        foreach (var property in element.EnumerateObject())
        {
            var where = "$." + property.Name;
            if (!catalog.TryDescribe(property.Name, out var definition))
            {
                wrong.Add(new Diagnostic(DiagnosticCatalogue.FactUnknownAttribute, AttributeWording.UnknownAttribute(property.Name), where));
                continue;
            }

            var read = property.Value.ValueKind == JsonValueKind.Null ? null : FactJson.Read(property.Value, definition, where);
            wrong.AddRange(read?.Diagnostics ?? []);
            told[property.Name] = read?.Value;
            if (read?.Value is { } value && Plausibility.Fault(value, definition, today: null, isPercent: true) is { } fault)
            {
                wrong.Add(fault with { Where = where });
            }
        }

        if (told.Count > MostFacts)
        {
            wrong.Add(new Diagnostic(DiagnosticCatalogue.CaseTooLarge, CaseWording.TooMany(told.Count, MostFacts), "$"));
        }

        return wrong.Count > 0 ? Result.Fail<CaseFacts>(wrong) : Result.Ok(new CaseFacts(told.ToImmutable()));
    }

    private string Write()
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, Plain))
        {
            writer.WriteStartObject();
            foreach (var (name, value) in Told)
            {
                writer.WritePropertyName(name);
                if (value is null)
                {
                    writer.WriteNullValue();
                }
                else
                {
                    FactJson.Write(value, writer);
                }
            }

            writer.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }
}
