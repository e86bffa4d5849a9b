using System.Collections.Immutable;
using System.Globalization;
using PolicyMarket.Data.Calendar;
using PolicyMarket.Rules.Values;

namespace PolicyMarket.Web.Calendar;

/// <summary>One month as a sheet: blanks before its first day, so that weeks begin on Monday, then its days.</summary>
internal sealed record CalendarMonth(DateOnly First, int Blanks, ImmutableArray<CalendarMonth.Day> Days)
{
    public string Title => First.ToString("M 月", CultureInfo.InvariantCulture);

    public int WorkingDays => Days.Count(day => day.IsWorking);

    public static ImmutableArray<CalendarMonth> OfYear(int year, IReadOnlyList<Holiday> holidays, WorkingDays calendar, DateOnly today)
    {
        var off = holidays.SelectMany(holiday => holiday.DaysOff.Select(day => (day, holiday.Name))).ToLookup(pair => pair.day, pair => pair.Name);
        var worked = holidays.SelectMany(holiday => holiday.WorkedDays).ToHashSet();
        return [.. Enumerable.Range(1, 12).Select(month => Of(new DateOnly(year, month, 1)))];

        CalendarMonth Of(DateOnly first) =>
            new(
                first,
                ((int)first.DayOfWeek + 6) % 7,
                [
                    .. Enumerable
                        .Range(0, DateTime.DaysInMonth(first.Year, first.Month))
                        .Select(first.AddDays)
                        .Select(date => new Day(date, calendar.IsWorkingDay(date), off[date].FirstOrDefault(), worked.Contains(date), date == today)),
                ]
            );
    }

    /// <summary>One day; Holiday is the name of the holiday that it belongs to.</summary>
    public sealed record Day(DateOnly Date, bool IsWorking, string? Holiday, bool IsExchanged, bool IsToday)
    {
        public string Mark =>
            IsExchanged ? "班"
            : Holiday is not null ? "休"
            : "";

        public string Css => (IsWorking ? "" : "off ") + (Mark.Length > 0 ? "marked " : "") + (IsToday ? "today" : "");
    }
}
