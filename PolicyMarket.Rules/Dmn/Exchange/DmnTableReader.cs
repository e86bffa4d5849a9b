using System.Collections.Immutable;
using System.Text.Json;
using System.Xml.Linq;
using PolicyMarket.Rules.Attributes;
using PolicyMarket.Rules.Diagnostics;
using PolicyMarket.Rules.Dmn.Expressions;
using PolicyMarket.Rules.Dmn.Source;
using PolicyMarket.Rules.Tables;

namespace PolicyMarket.Rules.Dmn.Exchange;

/// <summary>Reads a decision table of DMN as one of the product, with all checks of the product: names, types, overlaps, gaps.</summary>
internal static class DmnTableReader
{
    public static Result<DecisionTable> Read(XElement table, AttributeCatalog catalog)
    {
        if (PolicyOf(table) is not var (hit, aggregate))
        {
            return Result.Fail<DecisionTable>(table.Problem(DiagnosticCatalogue.DmnNotReadable, DmnWording.OutputOrderNotTaken));
        }

        var place = XmlPlace.Of(table);
        using var json = JsonDocument.Parse(Json(table, hit, aggregate));
        var read = DecisionTable.Read(json.RootElement, catalog, "$");
        return read.Succeeded
            ? read
            : Result.Fail<DecisionTable>(read.Diagnostics.Select(one => one with { Where = place is null ? one.Where : $"{place} {one.Where}" }));
    }

    private static (HitPolicy Hit, TableAggregate Aggregate)? PolicyOf(XElement table) =>
        Expressions.TableReader.PolicyOf(table.Text("hitPolicy"), table.Text("aggregation")) switch
        {
            HitPolicyKind.Unique => (HitPolicy.Unique, TableAggregate.List),
            HitPolicyKind.Any => (HitPolicy.Any, TableAggregate.List),
            HitPolicyKind.Priority => (HitPolicy.Priority, TableAggregate.List),
            HitPolicyKind.First => (HitPolicy.First, TableAggregate.List),
            HitPolicyKind.RuleOrder => (HitPolicy.RuleOrder, TableAggregate.List),
            HitPolicyKind.Collect => (HitPolicy.Collect, TableAggregate.List),
            HitPolicyKind.Sum => (HitPolicy.Collect, TableAggregate.Sum),
            HitPolicyKind.Min => (HitPolicy.Collect, TableAggregate.Min),
            HitPolicyKind.Max => (HitPolicy.Collect, TableAggregate.Max),
            HitPolicyKind.Count => (HitPolicy.Collect, TableAggregate.Count),
            _ => null,
        };

    private static ReadOnlyMemory<byte> Json(XElement table, HitPolicy hit, TableAggregate aggregate)
    {
        var buffer = new System.Buffers.ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartObject();
            Optional(writer, "name", table.Text("label") ?? table.Text("outputLabel"));
            writer.WriteString("hit", TableWords.Of(hit));
            writer.WriteString("aggregate", TableWords.Of(aggregate));
            writer.WriteStartArray("inputs");
            foreach (var input in table.Children("input"))
            {
                writer.WriteStartObject();
                writer.WriteString("expression", input.Child("inputExpression")?.ChildText("text") ?? "");
                Optional(writer, "label", input.Attribute("label")?.Value);
                writer.WriteEndObject();
            }

            writer.WriteEndArray();
            WriteOutputs(table, writer);
            writer.WriteStartArray("rules");
            foreach (var rule in table.Children("rule"))
            {
                writer.WriteStartObject();
                Texts(writer, "when", rule.Children("inputEntry").Select(cell => cell.ChildText("text") ?? "-"));
                Texts(writer, "then", rule.Children("outputEntry").Select(cell => cell.ChildText("text") ?? ""));
                Optional(writer, "cite", rule.Child("annotationEntry")?.ChildText("text"));
                writer.WriteEndObject();
            }

            writer.WriteEndArray();
            var defaults = table.Children("output").Select(output => output.Child("defaultOutputEntry")?.ChildText("text")).ToList();
            if (defaults.Exists(text => text is not null))
            {
                Texts(writer, "default", defaults.Select(text => text ?? "null"));
            }

            writer.WriteEndObject();
        }

        return buffer.WrittenMemory;
    }

    private static void WriteOutputs(XElement table, Utf8JsonWriter writer)
    {
        writer.WriteStartArray("outputs");
        foreach (var (index, output) in table.Children("output").Index())
        {
            writer.WriteStartObject();
            writer.WriteString("name", output.Attribute("name")?.Value ?? table.Text("outputLabel") ?? $"output{index + 1}");
            Optional(writer, "label", output.Attribute("label")?.Value);
            if (output.Child("outputValues")?.ChildText("text") is { } values)
            {
                Texts(writer, "values", Split(values));
            }

            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    /// <summary>The parts between commas, outside brackets and texts.</summary>
    private static ImmutableArray<string> Split(string values)
    {
        var parts = ImmutableArray.CreateBuilder<string>();
        var (start, depth, isText) = (0, 0, false);
        for (var i = 0; i < values.Length; i++)
        {
            if (isText)
            {
                i += values[i] == '\\' ? 1 : 0;
                isText = i >= values.Length || values[i] != '"' || values[i - 1] == '\\';
                continue;
            }

            isText = values[i] == '"';
            depth += values[i] switch
            {
                '(' or '[' or '{' => 1,
                ')' or ']' or '}' => -1,
                _ => 0,
            };
            if (values[i] == ',' && depth == 0)
            {
                parts.Add(values[start..i].Trim());
                start = i + 1;
            }
        }

        parts.Add(values[start..].Trim());
        return parts.ToImmutable();
    }

    private static void Optional(Utf8JsonWriter writer, string name, string? text)
    {
        if (text is not null)
        {
            writer.WriteString(name, text);
        }
    }

    private static void Texts(Utf8JsonWriter writer, string name, IEnumerable<string> texts)
    {
        writer.WriteStartArray(name);
        foreach (var text in texts)
        {
            writer.WriteStringValue(text);
        }

        writer.WriteEndArray();
    }
}
