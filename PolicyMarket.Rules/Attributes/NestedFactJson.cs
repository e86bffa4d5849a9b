using System.Collections.Immutable;
using System.Text.Json;
using PolicyMarket.Rules.Diagnostics;

namespace PolicyMarket.Rules.Attributes;

/// <summary>Facts of several parts as JSON: a history {"2024": 1, "2025": 2} and a list of records [{"name": "…", "months": 6}, …].</summary>
internal static class NestedFactJson
{
    private const int MaxRecords = 20_000;
    private const int MaxPeriods = 1_200;

    /// <summary>Periods are 2025, 2025Q1 or 2025-03; null is not known.</summary>
    public static Result<HistoryFact> ReadHistory(JsonElement element, AttributeDefinition measure, string where)
    {
        if (element.ValueKind != JsonValueKind.Object || element.EnumerateObject().Take(MaxPeriods + 1).Count() > MaxPeriods)
        {
            return Result.Fail<HistoryFact>(DiagnosticCatalogue.HistoryPeriod, AttributeWording.HistoryNotObject(measure.Label, MaxPeriods), where);
        }

        var values = new List<KeyValuePair<FactPeriod, FactValue>>();
        foreach (var entry in element.EnumerateObject().Where(entry => entry.Value.ValueKind != JsonValueKind.Null))
        {
            if (!FactPeriod.TryParse(entry.Name, out var period))
            {
                return Result.Fail<HistoryFact>(DiagnosticCatalogue.HistoryPeriod, AttributeWording.PeriodInvalid(entry.Name), $"{where}.{entry.Name}");
            }

            var value = FactJson.Read(entry.Value, measure, $"{where}.{entry.Name}");
            if (!value.Succeeded)
            {
                return Result.Fail<HistoryFact>(value.Diagnostics);
            }

            values.Add(KeyValuePair.Create(period, value.Value));
        }

        return Result.Ok(new HistoryFact(values));
    }

    public static Result<FactValue> ReadList(JsonElement array, AttributeDefinition definition, string? where)
    {
        if (array.GetArrayLength() > MaxRecords)
        {
            return Result.Fail<FactValue>(
                DiagnosticCatalogue.FactTooLong,
                AttributeWording.TooManyRecords(definition.Label, array.GetArrayLength(), MaxRecords),
                where
            );
        }

        var records = ImmutableArray.CreateBuilder<ImmutableSortedDictionary<string, FactValue>>(array.GetArrayLength());
        foreach (var (index, element) in array.EnumerateArray().Index())
        {
            var record = ReadRecord(element, definition, $"{where}[{index}]");
            if (!record.Succeeded)
            {
                return Result.Fail<FactValue>(record.Diagnostics);
            }

            records.Add(record.Value);
        }

        return Result.Ok<FactValue>(new ListFact(records.MoveToImmutable()));
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

    private static Result<ImmutableSortedDictionary<string, FactValue>> ReadRecord(JsonElement element, AttributeDefinition definition, string where)
    {
        if (element.ValueKind != JsonValueKind.Object)
        {
            return Result.Fail<ImmutableSortedDictionary<string, FactValue>>(
                DiagnosticCatalogue.FactWrongType,
                AttributeWording.RecordNotObject(definition.Label),
                where
            );
        }

        var record = ImmutableSortedDictionary.CreateBuilder<string, FactValue>(StringComparer.Ordinal);
        foreach (var property in element.EnumerateObject())
        {
            var place = $"{where}.{property.Name}";
            var field = definition.Fields.FirstOrDefault(one => one.Name == property.Name);
            if (field is null)
            {
                return Result.Fail<ImmutableSortedDictionary<string, FactValue>>(
                    DiagnosticCatalogue.FactUnknownAttribute,
                    AttributeWording.UnknownField(definition.Label, property.Name, string.Join("、", definition.Fields.Select(one => one.Name))),
                    place
                );
            }

            if (property.Value.ValueKind != JsonValueKind.Null)
            {
                var value = FactJson.Read(property.Value, field, place);
                if (!value.Succeeded)
                {
                    return Result.Fail<ImmutableSortedDictionary<string, FactValue>>(value.Diagnostics);
                }

                record[field.Name] = value.Value;
            }
        }

        return Result.Ok(record.ToImmutable());
    }
}
