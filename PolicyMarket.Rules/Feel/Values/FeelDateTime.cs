namespace PolicyMarket.Rules.Feel.Values;

/// <summary>A day and a time, with or without a zone.</summary>
internal sealed record FeelDateTime(CalendarDay Day, long Nanoseconds, Zone? Zone) : FeelValue
{
    /// <summary>Seconds; null for a local time.</summary>
    public int? Offset => Zone?.OffsetAt(Day, Nanoseconds);

    /// <summary>Nanoseconds since 1970 in Greenwich, or of the local clock where there is no zone.</summary>
    public Int128 Instant => Local - ((Int128)(Offset ?? 0) * FeelTime.NanosecondsPerSecond);

    private Int128 Local => ((Int128)Day.Number * FeelTime.NanosecondsPerDay) + Nanoseconds;

    /// <summary>Null outside the years there are.</summary>
    public static FeelDateTime? FromLocal(Int128 nanoseconds, Zone? zone)
    {
        var day = nanoseconds / FeelTime.NanosecondsPerDay;
        var rest = nanoseconds % FeelTime.NanosecondsPerDay;
        if (rest < 0)
        {
            day--;
            rest += FeelTime.NanosecondsPerDay;
        }

        return Int128.Abs(day) < 400_000_000_000 && CalendarDay.FromNumber((long)day) is { } date ? new FeelDateTime(date, (long)rest, zone) : null;
    }

    /// <summary>The same instant on the clock of a zone; null outside the years there are.</summary>
    public static FeelDateTime? FromInstant(Int128 instant, Zone zone)
    {
        if (zone.Name is null)
        {
            return FromLocal(instant + ((Int128)zone.OffsetSeconds * FeelTime.NanosecondsPerSecond), zone);
        }

        return FromLocal(instant, zone) is { } there
            ? FromLocal(instant + ((Int128)zone.OffsetAtInstant(there.Day, there.Nanoseconds) * FeelTime.NanosecondsPerSecond), zone)
            : null;
    }

    public FeelDateTime? Plus(Int128 nanoseconds) =>
        Zone is { Name: not null } ? FromInstant(Instant + nanoseconds, Zone) : FromLocal(Local + nanoseconds, Zone);

    public override string ToString() => $"{Day}T{TemporalText.Clock(Nanoseconds)}{Zone}";
}
