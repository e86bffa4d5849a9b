namespace PolicyMarket.Web.Shell;

/// <summary>The edge where the clock is read: UTC instants, and the business date of Asia/Shanghai.</summary>
public sealed class Clock(TimeProvider time)
{
    /// <summary>Asia/Shanghai as a fixed +08:00 where the machine has no time-zone data: China has had no daylight saving since 1991.</summary>
    public static TimeZoneInfo Zone { get; } =
        TimeZoneInfo.TryFindSystemTimeZoneById("Asia/Shanghai", out var zone)
            ? zone
            : TimeZoneInfo.CreateCustomTimeZone("Asia/Shanghai", TimeSpan.FromHours(8), "中国标准时间", "中国标准时间");

    public DateTime UtcNow => time.GetUtcNow().UtcDateTime;

    /// <summary>The business date now.</summary>
    public DateOnly Today => BusinessDate(UtcNow);

    public TimeProvider Time => time;

    public static DateTime ToShanghai(DateTime utc) =>
        TimeZoneInfo.ConvertTimeFromUtc(DateTime.SpecifyKind(utc, DateTimeKind.Utc), Zone);

    public static DateOnly BusinessDate(DateTime utc) => DateOnly.FromDateTime(ToShanghai(utc));
}
