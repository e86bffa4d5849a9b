using System.Collections.Immutable;
using PolicyMarket.Rules.Feel.Values;

namespace PolicyMarket.Rules.Feel.Functions;

/// <summary>DMN 10.3.4.1 and 10.3.4.8: dates, times and durations.</summary>
internal static class DateFunctions
{
    private static readonly string[] Weekdays = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];
    private static readonly string[] Months =
    [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ];

    public static ImmutableArray<Standard> All { get; } =
    [
        new("date", [new("from", DateFrom), new("year, month, day", DateOf)]),
        new("time", [new("from", TimeFrom), new("hour, minute, second, offset?", TimeOf)]),
        new(
            "date and time",
            [
                new("from", DateTimeFrom),
                new("date, time", DateTimeOf),
                new("date, timezone", InZone),
                new("year, month, day, hour, minute, second", a => Moment(a, null)),
                new(
                    "year, month, day, hour, minute, second, offset",
                    a =>
                        a.Single<FeelDayTimeDuration>(6) is { } offset && OfOffset(offset) is { } zone ? Moment(a, zone)
                        : a.IsNothing(6) ? Moment(a, null)
                        : null
                ),
                new(
                    "year, month, day, hour, minute, second, timezone",
                    a => a.Text(6) is { } name && Zone.Named(name) is { } zone ? Moment(a, zone) : null
                ),
            ]
        ),
        new(
            "duration",
            [
                new(
                    "from",
                    a =>
                        a.Text(0) is { } text
                            ? TemporalText.DurationOf(text)
                            : a.Single<FeelDayTimeDuration>(0) ?? (FeelValue?)a.Single<FeelYearMonthDuration>(0)
                ),
            ]
        ),
        new("years and months duration", [new("from, to", MonthsBetween)]),
        new("day of year", [new("date", a => Day(a, 0) is { } day ? new FeelNumber(day.DayOfYear) : null)]),
        new("day of week", [new("date", a => Day(a, 0) is { } day ? new FeelText(Weekdays[day.Weekday - 1]) : null)]),
        new("month of year", [new("date", a => Day(a, 0) is { } day ? new FeelText(Months[day.Month - 1]) : null)]),
        new("week of year", [new("date", a => Day(a, 0) is { } day ? new FeelNumber(day.Week) : null)]),
        new(
            "last day of month",
            [
                new(
                    "date",
                    a =>
                        Day(a, 0) is { } day && (day with { Day = 1 }).AddMonths(1) is { } next && CalendarDay.FromNumber(next.Number - 1) is { } last
                            ? new FeelDate(last)
                            : null
                ),
            ]
        ),
        new("now", [new("", a => Now(a))]),
        new("today", [new("", a => Now(a) is { } now ? new FeelDate(now.Day) : null)]),
    ];

    /// <summary>The day of a date, of a date-time or of a text that is one of them.</summary>
    private static CalendarDay? Day(Arguments a, int index) => a.Single<FeelDate>(index)?.Day ?? a.Single<FeelDateTime>(index)?.Day;

    private static FeelDateTime? Now(Arguments a) =>
        a.Caller.Clock.Now is { } now
            ? new FeelDateTime(
                CalendarDay.Of(DateOnly.FromDateTime(now.DateTime)),
                now.TimeOfDay.Ticks * 100,
                Zone.OfOffset((long)now.Offset.TotalSeconds)
            )
            : null;

    private static FeelValue? DateFrom(Arguments a) =>
        a.Text(0) is { } text && TemporalText.Date(text) is { } read ? read
        : Day(a, 0) is { } day ? new FeelDate(day)
        : null;

    private static FeelDate? DateOf(Arguments a) =>
        a.Whole(0) is { } year && a.Whole(1) is { } month && a.Whole(2) is { } day && CalendarDay.Create(year, month, day) is { } date
            ? new FeelDate(date)
            : null;

    private static FeelValue? TimeFrom(Arguments a) =>
        a.Value(0) switch
        {
            _ when a.Text(0) is { } text && TemporalText.Time(text) is { } read => read,
            _ when a.Single<FeelTime>(0) is { } time => time,
            _ when a.Single<FeelDateTime>(0) is { } moment => new FeelTime(moment.Nanoseconds, moment.Zone),
            _ when a.Single<FeelDate>(0) is not null => new FeelTime(0, Zone.Utc),
            _ => null,
        };

    private static FeelTime? TimeOf(Arguments a)
    {
        if (Clock(a, 0) is not { } nanoseconds)
        {
            return null;
        }

        if (a.IsNothing(3))
        {
            return new FeelTime(nanoseconds, null);
        }

        return a.Single<FeelDayTimeDuration>(3) is { } offset && OfOffset(offset) is { } zone ? new FeelTime(nanoseconds, zone) : null;
    }

    private static Zone? OfOffset(FeelDayTimeDuration offset) =>
        Int128.Abs(offset.Nanoseconds) <= FeelTime.NanosecondsPerDay ? Zone.OfOffset((long)(offset.Nanoseconds / FeelTime.NanosecondsPerSecond)) : null;

    /// <summary>Hour, minute and second (with its fraction) from the index on.</summary>
    private static long? Clock(Arguments a, int index)
    {
        if (a.Whole(index) is not { } hour || a.Whole(index + 1) is not { } minute || a.Number(index + 2) is not { Wide: null } second)
        {
            return null;
        }

        return hour is >= 0 and <= 23 && minute is >= 0 and <= 59 && second.Value is >= 0 and < 60
            ? (((hour * 60) + minute) * 60 * FeelTime.NanosecondsPerSecond) + (long)(second.Value * FeelTime.NanosecondsPerSecond)
            : null;
    }

    private static FeelValue? DateTimeFrom(Arguments a) =>
        a.Text(0) is { } text
            ? TemporalText.DateTime(text)
            : a.Single<FeelDateTime>(0) ?? (a.Single<FeelDate>(0) is { } date ? new FeelDateTime(date.Day, 0, Zone.Utc) : null);

    private static FeelDateTime? DateTimeOf(Arguments a) =>
        Day(a, 0) is { } day && a.Single<FeelTime>(1) is { } time ? new FeelDateTime(day, time.Nanoseconds, time.Zone) : null;

    /// <summary>The same instant on the clock of another zone; a local time is given the zone.</summary>
    private static FeelDateTime? InZone(Arguments a)
    {
        if (a.Text(1) is not { } name || Zone.Named(name) is not { } zone)
        {
            return null;
        }

        return a.Single<FeelDateTime>(0) is { } moment
            ? moment.Zone is null
                ? moment with
                {
                    Zone = zone,
                }
                : FeelDateTime.FromInstant(moment.Instant, zone)
            : a.Single<FeelDate>(0) is { } date
                ? new FeelDateTime(date.Day, 0, zone)
                : null;
    }

    private static FeelDateTime? Moment(Arguments a, Zone? zone) =>
        a.Whole(0) is { } year
        && a.Whole(1) is { } month
        && a.Whole(2) is { } day
        && CalendarDay.Create(year, month, day) is { } date
        && Clock(a, 3) is { } clock
            ? new FeelDateTime(date, clock, zone)
            : null;

    /// <summary>Whole months from one day to the other, negative when the other is earlier; neither the time of day nor a zone counts.</summary>
    private static FeelYearMonthDuration? MonthsBetween(Arguments a)
    {
        if (Day(a, 0) is not { } from || Day(a, 1) is not { } to)
        {
            return null;
        }

        var months = ((to.Year - (long)from.Year) * 12) + to.Month - from.Month;
        var rest = to.Day.CompareTo(from.Day);
        return new FeelYearMonthDuration(
            months
                + (
                    months > 0 && rest < 0 ? -1
                    : months < 0 && rest > 0 ? 1
                    : 0
                )
        );
    }
}
