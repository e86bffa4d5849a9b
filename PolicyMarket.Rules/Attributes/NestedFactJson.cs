using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using PolicyMarket.Rules.Diagnostics;

namespace PolicyMarket.Rules.Attributes;

/// <summary>Facts of several parts as JSON: a history {"2024": 1, "2025": 2} and a list of records [{"name": "…", "months": 6}, …].</summary>
internal static class NestedFactJson
{
    private const int MaxRecords = 20_000;
    private const int MaxPeriods = 1_200;

    /// <summary>Periods are 2025, 2025Q1 or 2025-03; null is not known.</summary>
    public static bool TryReadHistory(
        JsonElement element,
        AttributeDefinition measure,
        string where,
        [NotNullWhen(true)] out HistoryFact? history,
        [NotNullWhen(false)] out Diagnostic? why)
    {
        history = null;
        why = null;
        if (element.ValueKind != JsonValueKind.Object || element.EnumerateObject().Take(MaxPeriods + 1).Count() > MaxPeriods)
        {
            why = new Diagnostic(DiagnosticCatalogue.HistoryPeriod, $"“{measure.Label}”的历史数据应为对象：期间和值，至多 {MaxPeriods} 期，如 {{\"2024\": 1, \"2025\": 2}}。", where);
            return false;
        }

        var values = new List<KeyValuePair<FactPeriod, FactValue>>();
        foreach (var entry in element.EnumerateObject().Where(entry => entry.Value.ValueKind != JsonValueKind.Null))
        {
            if (!FactPeriod.TryParse(entry.Name, out var period))
            {
                why = new Diagnostic(DiagnosticCatalogue.HistoryPeriod, $"期间“{entry.Name}”写法不对，应如 2025、2025Q1 或 2025-03。", $"{where}.{entry.Name}");
                return false;
            }

            if (!FactJson.TryRead(entry.Value, measure, $"{where}.{entry.Name}", out var value, out why))
            {
                return false;
            }

            values.Add(KeyValuePair.Create(period, value));
        }

        history = new HistoryFact(values);
        return true;
    }

    public static bool TryReadList(
        JsonElement array,
        AttributeDefinition definition,
        string? where,
        [NotNullWhen(true)] out FactValue? value,
        [NotNullWhen(false)] out Diagnostic? why)
    {
        value = null;
        if (array.GetArrayLength() > MaxRecords)
        {
            why = new Diagnostic(DiagnosticCatalogue.FactTooLong, $"“{definition.Label}”有 {array.GetArrayLength()} 条，最多 {MaxRecords} 条。", where);
            return false;
        }

        var records = ImmutableArray.CreateBuilder<ImmutableSortedDictionary<string, FactValue>>(array.GetArrayLength());
        foreach (var (index, element) in array.EnumerateArray().Index())
        {
            if (ReadRecord(element, definition, $"{where}[{index}]", out why) is not { } record)
            {
                return false;
            }

            records.Add(record);
        }

        why = null;
        value = new ListFact(records.MoveToImmutable());
        return true;
    }

    public static void Write(HistoryFact history, Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        foreach (var (period, value) in history.Values)
        {
            writer.WritePropertyName(period.ToString());
            FactJson.Write(value, writer);
        }

        writer.WriteEndObject();
    }

    public static void Write(ListFact list, Utf8JsonWriter writer)
    {
        writer.WriteStartArray();
        foreach (var record in list.Records)
        {
            writer.WriteStartObject();
            foreach (var (field, value) in record)
            {
                writer.WritePropertyName(field);
                FactJson.Write(value, writer);
            }

            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private static ImmutableSortedDictionary<string, FactValue>? ReadRecord(JsonElement element, AttributeDefinition definition, string where, out Diagnostic why)
    {
        why = new Diagnostic(DiagnosticCatalogue.FactWrongType, $"“{definition.Label}”的每一条应为对象：字段和值。", where);
        if (element.ValueKind != JsonValueKind.Object)
        {
            return null;
        }

        var record = ImmutableSortedDictionary.CreateBuilder<string, FactValue>(StringComparer.Ordinal);
        foreach (var property in element.EnumerateObject())
        {
            var place = $"{where}.{property.Name}";
            var field = definition.Fields.FirstOrDefault(one => one.Name == property.Name);
            if (field is null)
            {
                why = new Diagnostic(
                    DiagnosticCatalogue.FactUnknownAttribute,
                    $"“{definition.Label}”没有字段“{property.Name}”，可用：{string.Join("、", definition.Fields.Select(one => one.Name))}。",
                    place);
                return null;
            }

            if (property.Value.ValueKind != JsonValueKind.Null)
            {
                if (!FactJson.TryRead(property.Value, field, place, out var value, out var fault))
                {
                    why = fault;
                    return null;
                }

                record[field.Name] = value;
            }
        }

        return record.ToImmutable();
    }
}
