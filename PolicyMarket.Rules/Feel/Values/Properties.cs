namespace PolicyMarket.Rules.Feel.Values;

/// <summary>Properties that a path reads of dates, times, durations and ranges.</summary>
internal static class Properties
{
    /// <summary>Null where the value has no such property.</summary>
    public static FeelValue? Of(FeelValue value, string name) =>
        value switch
        {
            FeelDate date => OfDay(date.Day, name) ?? OfMidnight(name),
            FeelDateTime moment => OfDay(moment.Day, name) ?? OfClock(moment.Nanoseconds, moment.Zone, moment.Offset, name),
            FeelTime time => OfClock(time.Nanoseconds, time.Zone, time.Offset, name),
            FeelYearMonthDuration months => name switch
            {
                "years" => new FeelNumber(months.Months / 12),
                "months" => new FeelNumber(months.Months % 12),
                _ => null,
            },
            FeelDayTimeDuration span => OfSpan(span.Nanoseconds, name),
            FeelRange range => name switch
            {
                "start" => range.Low ?? FeelNull.Plain,
                "end" => range.High ?? FeelNull.Plain,
                "start included" => new FeelBoolean(range.LowIncluded),
                "end included" => new FeelBoolean(range.HighIncluded),
                _ => null,
            },
            _ => null,
        };

    private static FeelNumber? OfDay(CalendarDay day, string name) =>
        name switch
        {
            "year" => new FeelNumber(day.Year),
            "month" => new FeelNumber(day.Month),
            "day" => new FeelNumber(day.Day),
            "weekday" => new FeelNumber(day.Weekday),
            _ => null,
        };

    /// <summary>A date is read as its midnight in Greenwich where the time is asked for.</summary>
    private static FeelValue? OfMidnight(string name) =>
        name switch
        {
            "hour" or "minute" or "second" => new FeelNumber(0),
            "time offset" => new FeelDayTimeDuration(0),
            "timezone" => FeelNull.Plain,
            _ => null,
        };

    private static FeelValue? OfClock(long nanoseconds, Zone? zone, int? offset, string name) =>
        name switch
        {
            "hour" => new FeelNumber(nanoseconds / FeelTime.NanosecondsPerSecond / 3600),
            "minute" => new FeelNumber(nanoseconds / FeelTime.NanosecondsPerSecond / 60 % 60),
            "second" => new FeelNumber(nanoseconds % (60 * FeelTime.NanosecondsPerSecond) / FeelTime.NanosecondsPerSecond),
            "time offset" => offset is { } seconds ? new FeelDayTimeDuration((Int128)seconds * FeelTime.NanosecondsPerSecond) : FeelNull.Plain,
            "timezone" => zone?.Name is { } known ? new FeelText(known) : FeelNull.Plain,
            _ => null,
        };

    private static FeelNumber? OfSpan(Int128 nanoseconds, string name)
    {
        var rest = (long)(nanoseconds % FeelTime.NanosecondsPerDay);
        return name switch
        {
            "days" => new FeelNumber((long)(nanoseconds / FeelTime.NanosecondsPerDay)),
            "hours" => new FeelNumber(rest / (3600 * FeelTime.NanosecondsPerSecond)),
            "minutes" => new FeelNumber(rest / (60 * FeelTime.NanosecondsPerSecond) % 60),
            "seconds" => new FeelNumber(rest % (60 * FeelTime.NanosecondsPerSecond) / (decimal)FeelTime.NanosecondsPerSecond),
            _ => null,
        };
    }
}
