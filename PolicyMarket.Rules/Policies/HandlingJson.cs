using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;

namespace PolicyMarket.Rules.Policies;

/// <summary>Writes schedule and handling, and only what is known of them: items without keep their fingerprint.</summary>
internal static class HandlingJson
{
    public static void Write(PolicyRule rule, Utf8JsonWriter writer)
    {
        if (rule.Schedule != ItemSchedule.Unknown)
        {
            writer.WriteStartObject("schedule");
            WriteGiven("decision", Iso(rule.Schedule.Decision), writer);
            WriteGiven("payment", Iso(rule.Schedule.Payment), writer);
            writer.WriteEndObject();
        }

        if (rule.Handling != ItemHandling.Unknown)
        {
            Write(rule.Handling, writer);
        }
    }

    private static void Write(ItemHandling handling, Utf8JsonWriter writer)
    {
        writer.WriteStartObject("handling");
        WriteGiven("place", handling.Place, writer);
        WriteGiven("online", handling.Online?.OriginalString, writer);
        WriteGiven("hours", handling.Hours, writer);
        WritePapers("papers", handling.Papers, writer);
        WritePapers("papers_not_needed", handling.PapersNotNeeded, writer);
        WriteGiven("contact", handling.Contact, writer);
        WriteGiven("phone", handling.Phone, writer);
        WriteGiven("supervision_phone", handling.SupervisionPhone, writer);
        WriteDays("legal_days", handling.LegalDays, writer);
        WriteDays("promised_days", handling.PromisedDays, writer);
        writer.WriteEndObject();
    }

    private static void WriteGiven(string name, string? text, Utf8JsonWriter writer)
    {
        if (text is not null)
        {
            writer.WriteString(name, text);
        }
    }

    private static void WritePapers(string name, ImmutableArray<string> papers, Utf8JsonWriter writer)
    {
        if (papers.IsEmpty)
        {
            return;
        }

        writer.WriteStartArray(name);
        foreach (var paper in papers)
        {
            writer.WriteStringValue(paper);
        }

        writer.WriteEndArray();
    }

    private static void WriteDays(string name, int? days, Utf8JsonWriter writer)
    {
        if (days is { } count)
        {
            writer.WriteNumber(name, count);
        }
    }

    private static string? Iso(DateOnly? date) => date?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
