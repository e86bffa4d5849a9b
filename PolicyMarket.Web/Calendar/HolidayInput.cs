using System.Collections.Immutable;
using PolicyMarket.Data.Calendar;

namespace PolicyMarket.Web.Calendar;

/// <summary>Fields of the form of one holiday. At most three weekend days are worked in exchange for it.</summary>
internal sealed class HolidayInput
{
    public const int MostWorkedDays = 3;

    public string Name { get; set; } = "";

    public DateTime? From { get; set; }

    public DateTime? To { get; set; }

    public DateTime?[] Worked { get; } = new DateTime?[MostWorkedDays];

    public string Source { get; set; } = "";

    /// <summary>Null while a day is missing.</summary>
    public HolidayPlan? Plan =>
        From is { } from && To is { } to
            ? new HolidayPlan(
                Name,
                DateOnly.FromDateTime(from),
                DateOnly.FromDateTime(to),
                [.. Worked.OfType<DateTime>().Select(DateOnly.FromDateTime).ToImmutableSortedSet()],
                Source
            )
            : null;
}
