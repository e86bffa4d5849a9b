namespace PolicyMarket.Rules.Feel.Values;

/// <summary>A duration of days and time, in nanoseconds.</summary>
internal sealed record FeelDayTimeDuration(Int128 Nanoseconds) : FeelValue
{
    public const long NanosecondsPerSecond = FeelTime.NanosecondsPerSecond;

    /// <summary>Longer than the calendar is refused.</summary>
    public static Int128 Longest { get; } = (Int128)800_000_000_000 * FeelTime.NanosecondsPerDay;

    public override string ToString() => TemporalText.Duration(this);
}
