using System.Buffers;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using PolicyMarket.Data.FactSheets;
using PolicyMarket.Rules.Attributes;
using PolicyMarket.Rules.Conditions;
using PolicyMarket.Rules.Derivations;
using PolicyMarket.Rules.Explain;
using PolicyMarket.Rules.Outcomes;

namespace PolicyMarket.Data.Records;

/// <summary>Writes a receipt as canonical JSON: fixed order of members, no white space, numbers without loss. The same grounds give the same bytes.</summary>
public sealed class DeterminationRecordMaker(AttributeCatalog catalog)
{
    /// <summary>The form of the JSON; raised when its members change.</summary>
    public const int Format = 1;

    private static readonly JsonWriterOptions Canonical = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public string Make(RecordedGrounds grounds)
    {
        var buffer = new ArrayBufferWriter<byte>(8192);
        using (var writer = new Utf8JsonWriter(buffer, Canonical))
        {
            writer.WriteStartObject();
            writer.WriteNumber("format", Format);
            writer.WriteString("asOf", Iso(grounds.AsOf));
            writer.WriteNumber("runId", grounds.RunId);
            writer.WriteStartObject("grounds");
            WriteFirm(writer, grounds);
            WriteItem(writer, grounds);
            writer.WriteString("outcome", grounds.Explanation.Outcome.ToString());
            WriteNumber(writer, "amountFen", grounds.AmountFen);
            writer.WritePropertyName("conditions");
            WriteTrace(writer, grounds.Explanation.Trace);
            WriteFacts(writer, grounds);
            WriteAmount(writer, grounds.Explanation.Amount);
            WriteEarlier(writer, grounds);
            writer.WriteEndObject();
            writer.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    /// <summary>SHA-256 of the UTF-8 bytes, lower-case hex.</summary>
    public static string HashOf(string receiptJson) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(receiptJson)));

    /// <summary>
    /// True when two receipts differ in date and run alone, or name the same values of the same source and period by a later delivery. A damaged one has no
    /// grounds.
    /// </summary>
    public static bool HaveSameGrounds(string one, string other)
    {
        try
        {
            return AreSame(one, other);
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private static bool AreSame(string one, string other)
    {
        var first = new Utf8JsonReader(Encoding.UTF8.GetBytes(one));
        var second = new Utf8JsonReader(Encoding.UTF8.GetBytes(other));
        while (true)
        {
            var (isMore, isMoreToo) = (first.Read(), second.Read());
            if (!isMore || !isMoreToo)
            {
                return isMore == isMoreToo;
            }

            if (first.TokenType != second.TokenType || !first.ValueSpan.SequenceEqual(second.ValueSpan))
            {
                return false;
            }

            if (first.TokenType == JsonTokenType.PropertyName && IsOfDelivery(ref first))
            {
                first.Read();
                second.Read();
            }
        }
    }

    /// <summary>"asOf", "runId" and "batch" say when and by which file, not what.</summary>
    private static bool IsOfDelivery(ref Utf8JsonReader member) =>
        member.ValueTextEquals("asOf"u8) || member.ValueTextEquals("runId"u8) || member.ValueTextEquals("batch"u8);

    /// <summary>Only where there are any, so that records of before keep their bytes.</summary>
    private static void WriteEarlier(Utf8JsonWriter writer, RecordedGrounds grounds)
    {
        if (grounds.Earlier.IsEmpty)
        {
            return;
        }

        writer.WriteStartArray("earlierEvents");
        foreach (var one in grounds.Earlier)
        {
            writer.WriteStartObject();
            writer.WriteString("claim", one.ClaimNumber);
            writer.WriteNumber("amountFen", one.AmountFen);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private static void WriteFirm(Utf8JsonWriter writer, RecordedGrounds grounds)
    {
        writer.WriteStartObject("firm");
        writer.WriteString("creditCode", grounds.CreditCode);
        writer.WriteString("name", grounds.FirmName);
        writer.WriteEndObject();
    }

    private static void WriteItem(Utf8JsonWriter writer, RecordedGrounds grounds)
    {
        var rule = grounds.Rule;
        writer.WriteStartObject("item");
        writer.WriteString("code", rule.Id);
        writer.WriteNumber("version", grounds.VersionNumber);
        writer.WriteString("fingerprint", rule.Fingerprint);
        writer.WriteString("title", rule.Title);
        writer.WriteString("department", rule.Department);
        writer.WriteString("documentTitle", rule.Document.Title);
        writer.WriteString("documentNumber", rule.Document.Number);
        writer.WriteString("period", grounds.Period);
        if (rule.WrittenConditions is not null)
        {
            writer.WriteString("territory", rule.Territory);
        }

        writer.WriteEndObject();
    }

    private static void WriteTrace(Utf8JsonWriter writer, ConditionTrace trace)
    {
        writer.WriteStartObject();
        writer.WriteString("kind", trace.Kind);
        writer.WriteString("sentence", trace.Sentence);
        writer.WriteString("cite", trace.Cite);
        writer.WriteString("attribute", trace.Attribute);
        writer.WriteString("truth", TruthText(trace.Truth));
        writer.WriteString("value", trace.ValueText);
        if (!trace.Children.IsEmpty)
        {
            writer.WriteStartArray("parts");
            foreach (var part in trace.Children)
            {
                WriteTrace(writer, part);
            }

            writer.WriteEndArray();
        }

        writer.WriteEndObject();
    }

    private static string TruthText(Truth truth) =>
        truth switch
        {
            Truth.True => "true",
            Truth.False => "false",
            Truth.Unknown => "unknown",
            _ => throw new InvalidOperationException($"The unknown truth {truth}."),
        };

    /// <summary>The facts that the item names, and no others of the firm: enough to replay, no more than the decision needed.</summary>
    private void WriteFacts(Utf8JsonWriter writer, RecordedGrounds grounds)
    {
        var names = new SortedSet<string>(ConditionAttributes.In(grounds.Rule.Conditions), StringComparer.Ordinal);
        names.UnionWith(grounds.Rule.Amount?.Attributes ?? []);
        names.UnionWith(grounds.Rule.Awards.Select(AwardName.Of));
        AddInputs(names, grounds.Facts);

        writer.WriteStartArray("facts");
        foreach (var name in names)
        {
            if (grounds.Facts[name] is { } value)
            {
                WriteFact(writer, name, value, grounds.Sources.GetValueOrDefault(name));
            }
        }

        writer.WriteEndArray();
    }

    /// <summary>Facts from which a replay derives the facts that are not delivered.</summary>
    private void AddInputs(SortedSet<string> names, Facts facts)
    {
        var open = new Queue<string>(names);
        while (open.TryDequeue(out var name))
        {
            if (facts[name] is null && catalog.Derivations.TryGet(name, out var derivation))
            {
                foreach (var input in derivation.Inputs.Where(names.Add))
                {
                    open.Enqueue(input);
                }
            }
        }
    }

    private void WriteFact(Utf8JsonWriter writer, string name, FactValue value, FactSource? source)
    {
        catalog.TryDescribe(name, out var definition);
        writer.WriteStartObject();
        writer.WriteString("attribute", name);
        writer.WriteString("label", definition?.Label ?? name);
        writer.WritePropertyName("value");
        FactJson.Write(value, writer);
        writer.WriteString("text", FactText.Display(value, definition));
        writer.WriteBoolean("isParameter", definition?.Kind == AttributeKind.Parameter);
        writer.WriteString("source", source?.Source);
        writer.WriteString("period", source?.Period);
        WriteNumber(writer, "batch", source?.BatchId);
        writer.WriteString("asOf", source is null ? null : Iso(source.AsOf));
        writer.WriteEndObject();
    }

    private static void WriteAmount(Utf8JsonWriter writer, AmountTrace amount)
    {
        writer.WriteStartObject("amount");
        writer.WriteString("formula", amount.Formula);
        writer.WriteStartArray("steps");
        foreach (var step in amount.Steps)
        {
            writer.WriteStartObject();
            writer.WriteString("expression", step.Expression);
            writer.WriteString("result", step.Result);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        WriteNumber(writer, "raw", amount.Raw);
        WriteNumber(writer, "cap", amount.Cap);
        WriteNumber(writer, "payable", amount.Payable);
        writer.WriteString("sentence", amount.Sentence);
        writer.WriteEndObject();
    }

    private static void WriteNumber(Utf8JsonWriter writer, string name, decimal? number)
    {
        if (number is { } known)
        {
            writer.WriteNumber(name, known);
        }
        else
        {
            writer.WriteNull(name);
        }
    }

    private static string Iso(DateOnly date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
