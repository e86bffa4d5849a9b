using System.Globalization;
using System.Text.Json;
using PolicyMarket.Rules.Diagnostics;

namespace PolicyMarket.Rules.Attributes;

/// <summary>One fact as JSON: number, true/false, "2025-01-31", "code", ["code", …].</summary>
public static class FactJson
{
    private const int MaxText = 2_000;

    /// <summary>Checks the type against the definition, not the closed list of codes.</summary>
    public static Result<FactValue> Read(JsonElement element, AttributeDefinition definition, string? where)
    {
        switch (definition.Type, element.ValueKind)
        {
            case (AttributeType.Decimal or AttributeType.Integer, JsonValueKind.Number):
                return ReadNumber(element, definition, where);
            case (AttributeType.Boolean, JsonValueKind.True or JsonValueKind.False):
                return Result.Ok<FactValue>(new BooleanFact(element.GetBoolean()));
            case (AttributeType.Date, JsonValueKind.String)
                when DateOnly.TryParseExact(element.GetString(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date):
                return Result.Ok<FactValue>(new DateFact(date));
            case (AttributeType.Code or AttributeType.Text, JsonValueKind.String):
                return ReadText(element, definition, where);
            case (AttributeType.Set, JsonValueKind.Array) when element.EnumerateArray().All(item => item.ValueKind == JsonValueKind.String):
                // A JSON string is never null when its kind is String.
                return Result.Ok<FactValue>(new SetFact(element.EnumerateArray().Select(item => item.GetString()!)));
            case (AttributeType.Set, JsonValueKind.Array) when element.EnumerateArray().Any(item => item.ValueKind == JsonValueKind.Object):
                return MembershipJson.Read(element, definition, where);
            case (AttributeType.List, JsonValueKind.Array):
                return NestedFactJson.ReadList(element, definition, where);
            default:
                return Result.Fail<FactValue>(
                    DiagnosticCatalogue.FactWrongType,
                    AttributeWording.WrongType(definition.Label, Expected(definition.Type), Shown(element)),
                    where
                );
        }
    }

    public static void Write(FactValue value, Utf8JsonWriter writer)
    {
        switch (value)
        {
            case NumberFact number:
                writer.WriteNumberValue(ExactDecimal.Plain(number.Value));
                break;
            case BooleanFact boolean:
                writer.WriteBooleanValue(boolean.Value);
                break;
            case DateFact date:
                writer.WriteStringValue(date.Value.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
                break;
            case TextFact text:
                writer.WriteStringValue(text.Value);
                break;
            case SetFact set:
                writer.WriteStartArray();
                foreach (var member in set.Values)
                {
                    writer.WriteStringValue(member);
                }

                writer.WriteEndArray();
                break;
            case HistoryFact history:
                NestedFactJson.Write(history, writer);
                break;
            case MembershipFact dated:
                MembershipJson.Write(dated, writer);
                break;
            case ListFact list:
                NestedFactJson.Write(list, writer);
                break;
            default:
                throw new InvalidOperationException($"A fact of the unknown kind {value.GetType().Name}.");
        }
    }

    internal static string Expected(AttributeType type) =>
        type switch
        {
            AttributeType.Decimal => AttributeWording.NumberExpected,
            AttributeType.Integer => AttributeWording.WholeNumberExpected,
            AttributeType.Boolean => AttributeWording.TruthExpected,
            AttributeType.Date => AttributeWording.DateExpected,
            AttributeType.Code or AttributeType.Text => AttributeWording.TextExpected,
            AttributeType.List => AttributeWording.RecordsExpected,
            AttributeType.Set => AttributeWording.TextsExpected,
            _ => throw new InvalidOperationException($"The unknown attribute type {type}."),
        };

    private static string Shown(JsonElement element)
    {
        var raw = element.GetRawText();
        return raw.Length <= 40 ? raw : raw[..40] + "…";
    }

    private static Result<FactValue> ReadNumber(JsonElement element, AttributeDefinition definition, string? where)
    {
        if (!ExactDecimal.TryParse(element.GetRawText(), out var number, out _))
        {
            return Result.Fail<FactValue>(DiagnosticCatalogue.FactTooPrecise, AttributeWording.NumberTooPrecise(definition.Label, Shown(element)), where);
        }

        if (definition.Type == AttributeType.Integer && number != decimal.Truncate(number))
        {
            return Result.Fail<FactValue>(DiagnosticCatalogue.FactNotWhole, AttributeWording.NumberNotWhole(definition.Label, Shown(element)), where);
        }

        return Result.Ok<FactValue>(new NumberFact(number));
    }

    private static Result<FactValue> ReadText(JsonElement element, AttributeDefinition definition, string? where)
    {
        // A JSON string is never null when its kind is String.
        var text = element.GetString()!;
        if (text.Length > MaxText)
        {
            return Result.Fail<FactValue>(DiagnosticCatalogue.FactTooLong, AttributeWording.TextTooLong(definition.Label, MaxText), where);
        }

        return Result.Ok<FactValue>(new TextFact(text));
    }
}
