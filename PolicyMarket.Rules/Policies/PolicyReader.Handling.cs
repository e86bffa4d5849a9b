using System.Collections.Immutable;
using System.Text.Json;
using PolicyMarket.Rules.Diagnostics;

namespace PolicyMarket.Rules.Policies;

/// <summary>The fields of schedule and handling; older files have none of them.</summary>
internal sealed partial class PolicyReader
{
    private const int MostPapers = 50;
    private const int MostDays = 366;

    private static readonly HashSet<string> ScheduleFields = new(StringComparer.Ordinal) { "decision", "payment" };

    private static readonly HashSet<string> HandlingFields = new(StringComparer.Ordinal)
    {
        "place",
        "online",
        "hours",
        "papers",
        "papers_not_needed",
        "contact",
        "phone",
        "supervision_phone",
        "legal_days",
        "promised_days",
    };

    private ItemSchedule ReadSchedule(JsonElement element, ApplicationWindow? window)
    {
        if (Section(element, "schedule", ScheduleFields, PolicyReadingWording.ScheduleInvalid) is not { } schedule)
        {
            return ItemSchedule.Unknown;
        }

        var place = where + ".schedule";
        var (decision, payment) = (Date(schedule, "decision", place), Date(schedule, "payment", place));
        if (decision > payment)
        {
            Fault(DiagnosticCatalogue.PolicyDatesUpsideDown, PolicyReadingWording.ScheduleUpsideDown(decision, payment), place);
        }
        else if (window?.From is { } opens && (decision < opens || payment < opens))
        {
            Fault(DiagnosticCatalogue.PolicyDatesUpsideDown, PolicyReadingWording.ScheduleBeforeWindow(opens), place);
        }

        return new ItemSchedule(decision, payment);
    }

    private ItemHandling ReadHandling(JsonElement element)
    {
        if (Section(element, "handling", HandlingFields, PolicyReadingWording.HandlingInvalid) is not { } handling)
        {
            return ItemHandling.Unknown;
        }

        var place = where + ".handling";
        return new ItemHandling
        {
            Place = Optional(handling, "place", place),
            Online = ReadOnline(handling, place),
            Hours = Optional(handling, "hours", place),
            Papers = ReadPapers(handling, "papers", place),
            PapersNotNeeded = ReadPapers(handling, "papers_not_needed", place),
            Contact = Optional(handling, "contact", place),
            Phone = Optional(handling, "phone", place),
            SupervisionPhone = Optional(handling, "supervision_phone", place),
            LegalDays = ReadDays(handling, "legal_days", place),
            PromisedDays = ReadDays(handling, "promised_days", place),
        };
    }

    /// <summary>Null where the section is not written or no object.</summary>
    private JsonElement? Section(JsonElement element, string field, HashSet<string> fields, string invalid)
    {
        if (!element.TryGetProperty(field, out var section) || section.ValueKind == JsonValueKind.Null)
        {
            return null;
        }

        if (section.ValueKind != JsonValueKind.Object)
        {
            Fault(DiagnosticCatalogue.PolicyFieldType, invalid, $"{where}.{field}");
            return null;
        }

        RefuseUnknown(section, fields, $"{where}.{field}");
        return section;
    }

    private Uri? ReadOnline(JsonElement handling, string place)
    {
        if (Optional(handling, "online", place) is not { } text)
        {
            return null;
        }

        if (Uri.TryCreate(text.Trim(), UriKind.Absolute, out var address) && (address.Scheme == Uri.UriSchemeHttp || address.Scheme == Uri.UriSchemeHttps))
        {
            return address;
        }

        Fault(DiagnosticCatalogue.PolicyFieldType, PolicyReadingWording.OnlineInvalid(text), place + ".online");
        return null;
    }

    private ImmutableArray<string> ReadPapers(JsonElement handling, string field, string place)
    {
        if (!handling.TryGetProperty(field, out var papers) || papers.ValueKind == JsonValueKind.Null)
        {
            return [];
        }

        if (papers.ValueKind != JsonValueKind.Array || papers.GetArrayLength() > MostPapers)
        {
            Fault(DiagnosticCatalogue.PolicyFieldType, PolicyReadingWording.PapersInvalid(field, MostPapers), $"{place}.{field}");
            return [];
        }

        var names = ImmutableArray.CreateBuilder<string>();
        foreach (var (index, one) in papers.EnumerateArray().Index())
        {
            if (TryText(one, $"{place}.{field}[{index}]", out var text) && !string.IsNullOrWhiteSpace(text))
            {
                names.Add(text.Trim());
            }
        }

        return names.ToImmutable();
    }

    private int? ReadDays(JsonElement handling, string field, string place)
    {
        if (!handling.TryGetProperty(field, out var days) || days.ValueKind == JsonValueKind.Null)
        {
            return null;
        }

        if (days.ValueKind == JsonValueKind.Number && days.TryGetInt32(out var count) && count is >= 1 and <= MostDays)
        {
            return count;
        }

        Fault(DiagnosticCatalogue.PolicyFieldType, PolicyReadingWording.DaysInvalid(field, MostDays), $"{place}.{field}");
        return null;
    }
}
