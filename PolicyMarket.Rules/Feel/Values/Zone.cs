using System.Globalization;
using System.Text.RegularExpressions;

namespace PolicyMarket.Rules.Feel.Values;

/// <summary>A time zone: a fixed offset in seconds, or a name of the IANA database.</summary>
internal sealed partial record Zone(int OffsetSeconds, string? Name)
{
    private const int LargestOffset = 18 * 3600;

    public static Zone Utc { get; } = new(0, null);

    /// <summary>"Z", "+08:00", "-05:30:15" or "@Asia/Shanghai"; null when there is no such zone.</summary>
    public static Zone? Parse(string text)
    {
        if (text is "Z" or "z")
        {
            return Utc;
        }

        if (text.StartsWith('@'))
        {
            return Named(text[1..]);
        }

        var match = OffsetForm().Match(text);
        if (!match.Success)
        {
            return null;
        }

        var (hours, minutes, seconds) = (Part(match, "h"), Part(match, "m"), Part(match, "s"));
        var offset = (hours * 3600) + (minutes * 60) + seconds;
        return minutes > 59 || seconds > 59 || offset > LargestOffset ? null : new Zone(match.Groups["sign"].Value == "-" ? -offset : offset, null);
    }

    /// <summary>Null when this machine does not know the name.</summary>
    public static Zone? Named(string name) =>
        name is "Z" or "z" ? Utc
        : NameForm().IsMatch(name) && TimeZoneInfo.TryFindSystemTimeZoneById(name, out _) ? new Zone(0, name)
        : null;

    public static Zone? OfOffset(long seconds) => Math.Abs(seconds) > LargestOffset ? null : new Zone((int)seconds, null);

    /// <summary>Seconds east of Greenwich outside summer time.</summary>
    public int StandardOffset =>
        Name is not null && TimeZoneInfo.TryFindSystemTimeZoneById(Name, out var zone) ? (int)zone.BaseUtcOffset.TotalSeconds : OffsetSeconds;

    /// <summary>Seconds east of Greenwich at a local time.</summary>
    public int OffsetAt(CalendarDay day, long nanosecondOfDay)
    {
        if (Name is null || !TimeZoneInfo.TryFindSystemTimeZoneById(Name, out var zone))
        {
            return OffsetSeconds;
        }

        var local = At(day, nanosecondOfDay, DateTimeKind.Unspecified);
        var offset = (int)zone.GetUtcOffset(local).TotalSeconds;
        // A local time that a clock change leaves out is read with the offset before the change.
        return zone.IsInvalidTime(local) ? (int)zone.GetUtcOffset(local.AddHours(-3)).TotalSeconds
            : zone.IsAmbiguousTime(local) ? (int)zone.GetAmbiguousTimeOffsets(local).Max().TotalSeconds
            : offset;
    }

    /// <summary>Seconds east of Greenwich when it is this time in Greenwich.</summary>
    public int OffsetAtInstant(CalendarDay day, long nanosecondOfDay) =>
        Name is not null && TimeZoneInfo.TryFindSystemTimeZoneById(Name, out var zone)
            ? (int)zone.GetUtcOffset(At(day, nanosecondOfDay, DateTimeKind.Utc)).TotalSeconds
            : OffsetSeconds;

    /// <summary>Years beyond those of the framework are read as one of the same shape.</summary>
    private static DateTime At(CalendarDay day, long nanosecondOfDay, DateTimeKind kind)
    {
        var year =
            day.Year > 9_900 ? 9_500 + (int)((day.Year - 9_500L) % 400)
            : day.Year < 1 ? (int)(400 + (day.Year % 400L))
            : day.Year;
        return new DateTime(Math.Max(1, year), day.Month, day.Day, 0, 0, 0, kind).AddTicks(nanosecondOfDay / 100);
    }

    public override string ToString() =>
        Name is not null ? $"@{Name}"
        : OffsetSeconds == 0 ? "Z"
        : Offset(OffsetSeconds);

    private static string Offset(int seconds)
    {
        var all = Math.Abs(seconds);
        var text = string.Create(CultureInfo.InvariantCulture, $"{(seconds < 0 ? '-' : '+')}{all / 3600:00}:{all / 60 % 60:00}");
        return all % 60 == 0 ? text : text + string.Create(CultureInfo.InvariantCulture, $":{all % 60:00}");
    }

    private static int Part(Match match, string group) =>
        match.Groups[group].Success ? int.Parse(match.Groups[group].Value, CultureInfo.InvariantCulture) : 0;

    [GeneratedRegex(
        "^(?<sign>[+-])(?<h>[0-9]{2}):(?<m>[0-9]{2})(:(?<s>[0-9]{2}))?$",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex OffsetForm();

    [GeneratedRegex(
        "^[A-Za-z][A-Za-z0-9_+-]*(?:/[A-Za-z0-9_+-]+)*$",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex NameForm();
}
