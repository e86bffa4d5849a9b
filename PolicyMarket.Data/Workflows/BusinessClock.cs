namespace PolicyMarket.Data.Workflows;

/// <summary>The edge where the clock is read: instants in UTC, business dates in Asia/Shanghai.</summary>
public sealed class BusinessClock(TimeProvider clock)
{
    /// <summary>The zone of all business dates and of the nightly trigger.</summary>
    public static TimeZoneInfo Zone { get; } = TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai");

    /// <summary>Now, UTC.</summary>
    public DateTime UtcNow => clock.GetUtcNow().UtcDateTime;

    /// <summary>Today's date in Asia/Shanghai.</summary>
    public DateOnly Today => DateOf(UtcNow);

    /// <summary>The business date of a UTC instant.</summary>
    public static DateOnly DateOf(DateTime utc) => DateOnly.FromDateTime(InZone(utc));

    /// <summary>The UTC instant at which a business date begins.</summary>
    public static DateTime StartOf(DateOnly day) => TimeZoneInfo.ConvertTimeToUtc(day.ToDateTime(TimeOnly.MinValue), Zone);

    /// <summary>The wall time in Asia/Shanghai of a UTC instant, also one whose kind the record has lost.</summary>
    public static DateTime InZone(DateTime utc) => TimeZoneInfo.ConvertTimeFromUtc(DateTime.SpecifyKind(utc, DateTimeKind.Utc), Zone);
}
