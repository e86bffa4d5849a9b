namespace PolicyMarket.Rules.Feel.Values;

/// <summary>A time of day in nanoseconds since midnight, with or without a zone.</summary>
internal sealed record FeelTime(long Nanoseconds, Zone? Zone) : FeelValue
{
    public const long NanosecondsPerSecond = 1_000_000_000;
    public const long NanosecondsPerDay = 86_400 * NanosecondsPerSecond;

    /// <summary>Seconds; null for a local time. A named zone has its standard offset, since a time has no date.</summary>
    public int? Offset => Zone?.StandardOffset;

    /// <summary>Nanoseconds since midnight in Greenwich.</summary>
    public long Universal => Nanoseconds - ((Offset ?? 0) * NanosecondsPerSecond);

    public override string ToString() => TemporalText.Clock(Nanoseconds) + Zone;
}
