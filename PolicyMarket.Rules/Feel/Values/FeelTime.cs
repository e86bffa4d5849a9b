namespace PolicyMarket.Rules.Feel.Values;

/// <summary>A time of day in nanoseconds since midnight, with or without a zone.</summary>
internal sealed record FeelTime(long Nanoseconds, Zone? Zone) : FeelValue
{
    public const long NanosecondsPerSecond = 1_000_000_000;
    public const long NanosecondsPerDay = 86_400 * NanosecondsPerSecond;

    /// <summary>The day that a named zone's offset is taken at when a time has no date.</summary>
    private static readonly CalendarDay AnyDay = new(2000, 1, 1);

    /// <summary>Seconds; null for a local time.</summary>
    public int? Offset => Zone?.OffsetAt(AnyDay, Nanoseconds);

    /// <summary>Nanoseconds since midnight in Greenwich.</summary>
    public long Universal => Nanoseconds - ((Offset ?? 0) * NanosecondsPerSecond);

    public override string ToString() => TemporalText.Clock(Nanoseconds) + Zone;
}
