using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace PolicyMarket.Rules.Feel.Values;

/// <summary>Dates, times and durations as FEEL writes them, after ISO 8601 and XML Schema.</summary>
internal static partial class TemporalText
{
    private const long Second = FeelTime.NanosecondsPerSecond;
    private const string DayEnd = "24:00:00";

    /// <summary>Value of @"..."; null when it is none of the four kinds.</summary>
    public static FeelValue? Any(string text) =>
        text.StartsWith('P') || text.StartsWith("-P", StringComparison.Ordinal)
            ? DurationOf(text)
            : Date(text) ?? Time(text) ?? (text.Contains('T', StringComparison.Ordinal) ? DateTime(text) : null);

    public static FeelValue? Date(string text) => DayOf(text) is { } day ? new FeelDate(day) : null;

    public static FeelValue? Time(string text) => ClockOf(text) is { } clock ? new FeelTime(clock.Nanoseconds, clock.Zone) : null;

    /// <summary>A date alone is its midnight.</summary>
    public static FeelValue? DateTime(string text)
    {
        var separator = text.IndexOf('T', StringComparison.Ordinal);
        if (separator < 0)
        {
            return DayOf(text) is { } midnight ? new FeelDateTime(midnight, 0, null) : null;
        }

        return DayOf(text[..separator]) is { } day ? At(day, text[(separator + 1)..]) : null;
    }

    /// <summary>24:00:00 is the midnight that ends the day, as in XML Schema.</summary>
    private static FeelDateTime? At(CalendarDay day, string clock) =>
        clock.StartsWith(DayEnd, StringComparison.Ordinal) && CalendarDay.FromNumber(day.Number + 1) is { } next
            ? ClockOf(string.Concat("00:00:00", clock.AsSpan(DayEnd.Length))) is { Nanoseconds: 0 } ended
                ? new FeelDateTime(next, 0, ended.Zone)
                : null
            : ClockOf(clock) is { } within
                ? new FeelDateTime(day, within.Nanoseconds, within.Zone)
                : null;

    public static FeelValue? DurationOf(string text) => Months(text) ?? (FeelValue?)Span(text);

    /// <summary>"10:30:00" with as many decimals as there are.</summary>
    public static string Clock(long nanoseconds)
    {
        var seconds = nanoseconds / Second;
        var text = string.Create(CultureInfo.InvariantCulture, $"{seconds / 3600:00}:{seconds / 60 % 60:00}:{seconds % 60:00}");
        return nanoseconds % Second == 0 ? text : text + Fraction(nanoseconds % Second);
    }

    public static string Duration(FeelYearMonthDuration duration)
    {
        var months = Math.Abs(duration.Months);
        var text = new StringBuilder(duration.Months < 0 ? "-P" : "P");
        Append(text, months / 12, 'Y');
        Append(text, months % 12, 'M');
        return months == 0 ? "P0M" : text.ToString();
    }

    public static string Duration(FeelDayTimeDuration duration)
    {
        var all = Int128.Abs(duration.Nanoseconds);
        if (all == 0)
        {
            return "PT0S";
        }

        var text = new StringBuilder(duration.Nanoseconds < 0 ? "-P" : "P");
        Append(text, (long)(all / FeelTime.NanosecondsPerDay), 'D');
        var rest = (long)(all % FeelTime.NanosecondsPerDay);
        if (rest > 0)
        {
            text.Append('T');
            Append(text, rest / (3600 * Second), 'H');
            Append(text, rest / (60 * Second) % 60, 'M');
            var seconds = rest % (60 * Second);
            if (seconds > 0)
            {
                text.Append(CultureInfo.InvariantCulture, $"{seconds / Second}{(seconds % Second == 0 ? "" : Fraction(seconds % Second))}S");
            }
        }

        return text.ToString();
    }

    private static void Append(StringBuilder text, long count, char unit)
    {
        if (count > 0)
        {
            text.Append(CultureInfo.InvariantCulture, $"{count}{unit}");
        }
    }

    private static string Fraction(long nanoseconds) => "." + nanoseconds.ToString("000000000", CultureInfo.InvariantCulture).TrimEnd('0');

    private static CalendarDay? DayOf(string text)
    {
        var match = DateForm().Match(text);
        return match.Success ? CalendarDay.Create(Number(match, "y"), Number(match, "mo"), Number(match, "d")) : null;
    }

    private static (long Nanoseconds, Zone? Zone)? ClockOf(string text)
    {
        var match = TimeForm().Match(text);
        if (!match.Success)
        {
            return null;
        }

        var (hour, minute, second) = (Number(match, "h"), Number(match, "m"), Number(match, "s"));
        var zone = match.Groups["z"].Success ? Zone.Parse(match.Groups["z"].Value) : null;
        return hour > 23 || minute > 59 || second > 59 || (zone is null && match.Groups["z"].Success)
            ? null
            : ((((hour * 60) + minute) * 60 * Second) + (second * Second) + Nanoseconds(match.Groups["f"]), zone);
    }

    private static FeelYearMonthDuration? Months(string text)
    {
        var match = MonthsForm().Match(text);
        if (!match.Success || !(match.Groups["y"].Success || match.Groups["mo"].Success))
        {
            return null;
        }

        var (years, months) = (Number(match, "y"), Number(match, "mo"));
        return years > FeelYearMonthDuration.Longest / 12 || months > FeelYearMonthDuration.Longest
            ? null
            : new FeelYearMonthDuration(Sign(match) * ((years * 12) + months));
    }

    private static FeelDayTimeDuration? Span(string text)
    {
        var match = SpanForm().Match(text);
        var hasTime = match.Groups["h"].Success || match.Groups["m"].Success || match.Groups["s"].Success;
        if (!match.Success || !(match.Groups["d"].Success || hasTime) || match.Groups["t"].Success != hasTime)
        {
            return null;
        }

        var seconds = ((Int128)Number(match, "d") * 86_400) + ((Int128)Number(match, "h") * 3600) + ((Int128)Number(match, "m") * 60) + Number(match, "s");
        var all = (seconds * Second) + Nanoseconds(match.Groups["f"]);
        return all > FeelDayTimeDuration.Longest ? null : new FeelDayTimeDuration(Sign(match) * all);
    }

    private static int Sign(Match match) => match.Groups["sign"].Length > 0 ? -1 : 1;

    private static long Nanoseconds(Group fraction) =>
        fraction is { Success: true, Length: > 0 }
            ? long.Parse(fraction.Value.Length > 9 ? fraction.Value[..9] : fraction.Value.PadRight(9, '0'), CultureInfo.InvariantCulture)
            : 0;

    private static long Number(Match match, string group) =>
        match.Groups[group] is { Success: true } found ? long.Parse(found.Value, CultureInfo.InvariantCulture) : 0;

    [GeneratedRegex(
        @"^(?<y>-?([1-9][0-9]{4,8}|[0-9]{4}))-(?<mo>[0-9]{2})-(?<d>[0-9]{2})\z",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex DateForm();

    [GeneratedRegex(
        @"^(?<h>[0-9]{2}):(?<m>[0-9]{2}):(?<s>[0-9]{2})(\.(?<f>[0-9]{1,40}))?(?<z>Z|z|[+-][0-9:]+|@.+)?\z",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex TimeForm();

    [GeneratedRegex(
        @"^(?<sign>-?)P((?<y>[0-9]{1,17})Y)?((?<mo>[0-9]{1,17})M)?\z",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex MonthsForm();

    [GeneratedRegex(
        @"^(?<sign>-?)P((?<d>[0-9]{1,17})D)?(?<t>T((?<h>[0-9]{1,17})H)?((?<m>[0-9]{1,17})M)?((?<s>[0-9]{1,17})(\.(?<f>[0-9]{0,40}))?S)?)?\z",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex SpanForm();
}
