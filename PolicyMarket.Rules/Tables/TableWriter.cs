using System.Text.Json;

namespace PolicyMarket.Rules.Tables;

/// <summary>Writes the exchange form: {name, hit, aggregate, inputs, outputs, rules, default}.</summary>
internal static class TableWriter
{
    public static void Write(TableContent table, Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        writer.WriteString("name", table.Name);
        writer.WriteString("hit", TableWords.Of(table.Hit));
        if (table.Aggregate != TableAggregate.List)
        {
            writer.WriteString("aggregate", TableWords.Of(table.Aggregate));
        }

        writer.WriteStartArray("inputs");
        foreach (var input in table.Inputs)
        {
            writer.WriteStartObject();
            writer.WriteString("expression", input.Expression.Text);
            WriteOptional("label", input.Label, writer);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteStartArray("outputs");
        foreach (var output in table.Outputs)
        {
            WriteOutput(output, writer);
        }

        writer.WriteEndArray();
        writer.WriteStartArray("rules");
        foreach (var row in table.Rows)
        {
            writer.WriteStartObject();
            WriteTexts("when", row.When.Select(cell => cell.Text), writer);
            WriteTexts("then", row.Then.Select(result => result.Text), writer);
            WriteOptional("cite", row.Cite, writer);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        if (!table.Default.IsEmpty)
        {
            WriteTexts("default", table.Default.Select(result => result.Text), writer);
        }

        writer.WriteEndObject();
    }

    private static void WriteOutput(TableOutput output, Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        writer.WriteString("name", output.Name);
        WriteOptional("label", output.Label, writer);
        if (!output.Values.IsEmpty)
        {
            WriteTexts("values", output.Values, writer);
        }

        writer.WriteEndObject();
    }

    private static void WriteOptional(string name, string? text, Utf8JsonWriter writer)
    {
        if (text is not null)
        {
            writer.WriteString(name, text);
        }
    }

    private static void WriteTexts(string name, IEnumerable<string> texts, Utf8JsonWriter writer)
    {
        writer.WriteStartArray(name);
        foreach (var text in texts)
        {
            writer.WriteStringValue(text);
        }

        writer.WriteEndArray();
    }
}
