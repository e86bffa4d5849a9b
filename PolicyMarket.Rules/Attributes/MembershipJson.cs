using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using PolicyMarket.Rules.Diagnostics;

namespace PolicyMarket.Rules.Attributes;

/// <summary>Dated titles as JSON: [{"code": "little_giant", "from": "2023-07-01", "to": "2026-06-30"}, "plain_code"].</summary>
internal static class MembershipJson
{
    public static Result<FactValue> Read(JsonElement array, AttributeDefinition definition, string? where)
    {
        var members = ImmutableArray.CreateBuilder<MembershipPeriod>();
        foreach (var (index, entry) in array.EnumerateArray().Index())
        {
            if (ReadOne(entry) is not { } member)
            {
                return Result.Fail<FactValue>(
                    DiagnosticCatalogue.MembershipTerm,
                    AttributeWording.MembershipInvalid(definition.Label, index + 1),
                    $"{where}[{index}]"
                );
            }

            members.Add(member);
        }

        return Result.Ok<FactValue>(new MembershipFact(members.ToImmutable()));
    }

    public static void Write(MembershipFact fact, Utf8JsonWriter writer)
    {
        writer.WriteStartArray();
        foreach (var member in fact.Members)
        {
            writer.WriteStartObject();
            writer.WriteString("code", member.Code);
            WriteDay("from", member.From, writer);
            WriteDay("to", member.To, writer);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private static MembershipPeriod? ReadOne(JsonElement entry)
    {
        if (entry.ValueKind == JsonValueKind.String)
        {
            return new MembershipPeriod(entry.GetString() ?? "", null, null);
        }

        if (
            entry.ValueKind != JsonValueKind.Object
            || entry.EnumerateObject().Any(property => property.Name is not ("code" or "from" or "to"))
            || !entry.TryGetProperty("code", out var code)
            || code.ValueKind != JsonValueKind.String
            || !TryReadDay(entry, "from", out var from)
            || !TryReadDay(entry, "to", out var to)
            || from > to
        )
        {
            return null;
        }

        return new MembershipPeriod(code.GetString() ?? "", from, to);
    }

    private static bool TryReadDay(JsonElement entry, string name, out DateOnly? day)
    {
        day = null;
        if (!entry.TryGetProperty(name, out var value) || value.ValueKind == JsonValueKind.Null)
        {
            return true;
        }

        if (
            value.ValueKind != JsonValueKind.String
            || !DateOnly.TryParseExact(value.GetString(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var read)
        )
        {
            return false;
        }

        day = read;
        return true;
    }

    private static void WriteDay(string name, DateOnly? day, Utf8JsonWriter writer)
    {
        if (day is { } known)
        {
            writer.WriteString(name, known.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        }
    }
}
