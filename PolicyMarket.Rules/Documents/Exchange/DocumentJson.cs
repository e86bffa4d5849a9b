using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using PolicyMarket.Rules.Documents.Model;

namespace PolicyMarket.Rules.Documents.Exchange;

/// <summary>Writes what was read from a document as JSON: head, outline, items, conditions, amounts, exclusive_groups, warnings and text.</summary>
public static class DocumentJson
{
    private static readonly JsonWriterOptions Options = new()
    {
        Indented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        NewLine = "\n",
    };

    public static byte[] Write(ReadDocument document, string? id = null)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream, Options))
        {
            writer.WriteStartObject();
            if (id is not null)
            {
                writer.WriteString("id", id);
            }

            WriteHead(writer, document.Head);
            Array(writer, "outline", document.Outline, WriteEntry);
            Array(writer, "items", document.Items, (target, item) => WriteItem(target, item, document.Head));
            Array(writer, "conditions", document.Conditions, WriteCondition);
            Array(writer, "amounts", document.Amounts, WriteAmount);
            Array(writer, "exclusive_groups", document.Exclusions, WriteExclusion);
            Array(
                writer,
                "warnings",
                document.Warnings,
                (target, warning) =>
                {
                    target.WriteStartObject();
                    target.WriteString("code", warning.Code);
                    target.WriteString("message", warning.Message);
                    target.WriteString("where", warning.Where);
                    target.WriteEndObject();
                }
            );
            writer.WriteString("text", document.Text);
            writer.WriteEndObject();
        }

        stream.WriteByte((byte)'\n');
        return stream.ToArray();
    }

    private static void WriteHead(Utf8JsonWriter writer, ReadHead head)
    {
        writer.WriteStartObject("head");
        writer.WriteString("title", head.Title?.Value);
        writer.WriteString("number", head.Number?.Value);
        writer.WriteString("doc_kind", head.Kind?.Value);
        writer.WriteString("issuer", head.Issuer?.Value);
        writer.WriteString("level", head.Level);
        WriteTerritory(writer, head.Territory);
        writer.WriteString("date_issued", Iso(head.DateIssued));
        writer.WriteString("effective_from", Iso(head.EffectiveFrom));
        writer.WriteString("effective_to", Iso(head.EffectiveTo));
        writer.WriteStartObject("validity");
        writer.WriteString("kind", head.Validity.Kind);
        WriteNumber(writer, "years", head.Validity.Years);
        writer.WriteString("until", Iso(head.Validity.Until));
        WriteSource(writer, head.Validity.Source);
        writer.WriteEndObject();
        writer.WriteStartArray("repeals");
        foreach (var repeal in head.Repeals)
        {
            writer.WriteStringValue(repeal.Value);
        }

        writer.WriteEndArray();
        Array(writer, "amends", head.Amends, WriteAmendment);
        if (head.EnclosedTitle is not null)
        {
            writer.WriteString("enclosed_title", head.EnclosedTitle);
        }

        writer.WriteStartObject("sources");
        foreach (var (name, field) in new[] { ("title", head.Title), ("number", head.Number), ("doc_kind", head.Kind), ("issuer", head.Issuer) })
        {
            if (field is not null)
            {
                writer.WriteStartObject(name);
                WriteSource(writer, field.Source);
                writer.WriteEndObject();
            }
        }

        writer.WriteEndObject();
        writer.WriteEndObject();
    }

    private static void WriteAmendment(Utf8JsonWriter writer, ReadAmendment amendment)
    {
        writer.WriteStartObject();
        writer.WriteString("article", amendment.Article);
        writer.WriteString("action", amendment.Action);
        writer.WriteString("old", amendment.Old);
        writer.WriteString("new", amendment.New);
        WriteSource(writer, amendment.Source);
        writer.WriteEndObject();
    }

    private static void WriteEntry(Utf8JsonWriter writer, OutlineEntry entry)
    {
        writer.WriteStartObject();
        writer.WriteString("path", entry.Path);
        writer.WriteString("number", entry.Number);
        writer.WriteNumber("level", entry.Level);
        writer.WriteNumber("offset", entry.Offset);
        writer.WriteString("text", entry.Words);
        writer.WriteEndObject();
    }

    private static void WriteItem(Utf8JsonWriter writer, ReadItem item, ReadHead head)
    {
        writer.WriteStartObject();
        writer.WriteString("id", item.Id);
        writer.WriteString("title", item.Title);
        writer.WriteString("benefit", item.Benefit);
        writer.WriteString("mode", item.Mode);
        writer.WriteStartArray("clauses");
        foreach (var clause in item.Clauses)
        {
            writer.WriteStringValue(clause);
        }

        writer.WriteEndArray();
        WriteTerritory(writer, head.Territory);
        writer.WriteStartObject("validity");
        writer.WriteString("effective_from", Iso(head.EffectiveFrom));
        writer.WriteString("effective_to", Iso(head.EffectiveTo));
        writer.WriteEndObject();
        Array(writer, "conditions", item.Conditions, WriteCondition);
        Array(writer, "amounts", item.Amounts, WriteAmount);
        WriteSource(writer, item.Source);
        writer.WriteEndObject();
    }

    private static void WriteCondition(Utf8JsonWriter writer, ReadCondition condition)
    {
        writer.WriteStartObject();
        writer.WriteString("clause", condition.Clause);
        writer.WriteString("label", condition.Label);
        writer.WriteString("attribute", condition.Attribute);
        writer.WriteString("op", condition.Operator);
        WriteValue(writer, condition.Value);
        writer.WriteString("unit", condition.Unit);
        if (condition.Inclusive is { } inclusive)
        {
            writer.WriteBoolean("inclusive", inclusive);
        }
        else
        {
            writer.WriteNull("inclusive");
        }

        writer.WriteString("kind", condition.Kind);
        if (condition.Resolved is not null)
        {
            writer.WriteString("resolved", condition.Resolved);
        }

        WriteSource(writer, condition.Source);
        writer.WriteEndObject();
    }

    private static void WriteValue(Utf8JsonWriter writer, ReadValue value)
    {
        writer.WritePropertyName("value");
        switch (value)
        {
            case { Number: { } number }:
                writer.WriteNumberValue(number);
                break;
            case { Truth: { } truth }:
                writer.WriteBooleanValue(truth);
                break;
            case { Word: { } word }:
                writer.WriteStringValue(word);
                break;
            default:
                writer.WriteStartArray();
                foreach (var one in value.List)
                {
                    writer.WriteStringValue(one);
                }

                writer.WriteEndArray();
                break;
        }
    }

    private static void WriteAmount(Utf8JsonWriter writer, ReadAmount amount)
    {
        writer.WriteStartObject();
        writer.WriteString("clause", amount.Clause);
        writer.WriteString("form", amount.Form);
        writer.WriteStartArray("figures");
        foreach (var figure in amount.Figures)
        {
            WriteFigure(writer, figure);
        }

        writer.WriteEndArray();
        writer.WritePropertyName("cap");
        WriteFigure(writer, amount.Cap);
        writer.WritePropertyName("floor");
        WriteFigure(writer, amount.Floor);
        WriteSource(writer, amount.Source);
        writer.WriteEndObject();
    }

    private static void WriteExclusion(Utf8JsonWriter writer, ReadExclusion exclusion)
    {
        writer.WriteStartObject();
        writer.WriteString("clause", exclusion.Clause);
        writer.WriteString("rule", exclusion.Rule);
        writer.WriteStartArray("members");
        foreach (var member in exclusion.Members)
        {
            writer.WriteStringValue(member);
        }

        writer.WriteEndArray();
        WriteSource(writer, exclusion.Source);
        writer.WriteEndObject();
    }

    private static void WriteFigure(Utf8JsonWriter writer, ReadFigure? figure)
    {
        if (figure is null)
        {
            writer.WriteNullValue();
            return;
        }

        writer.WriteStartObject();
        writer.WriteNumber("value", figure.Value);
        writer.WriteString("unit", figure.Unit);
        writer.WriteEndObject();
    }

    private static void WriteTerritory(Utf8JsonWriter writer, ReadTerritory? territory)
    {
        writer.WriteStartObject("territory");
        writer.WriteString("code", territory?.Code);
        writer.WriteString("name", territory?.Name);
        writer.WriteEndObject();
    }

    private static void WriteSource(Utf8JsonWriter writer, SourceSpan? source)
    {
        if (source is not null)
        {
            writer.WriteString("text", source.Words);
            writer.WriteNumber("offset", source.Offset);
            writer.WriteNumber("length", source.Length);
            writer.WriteNumber("confidence", source.Confidence);
        }
    }

    private static void WriteNumber(Utf8JsonWriter writer, string name, int? number)
    {
        if (number is { } value)
        {
            writer.WriteNumber(name, value);
        }
        else
        {
            writer.WriteNull(name);
        }
    }

    private static void Array<T>(Utf8JsonWriter writer, string name, IEnumerable<T> all, Action<Utf8JsonWriter, T> write)
    {
        writer.WriteStartArray(name);
        foreach (var one in all)
        {
            write(writer, one);
        }

        writer.WriteEndArray();
    }

    private static string? Iso(DateOnly? date) => date?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
