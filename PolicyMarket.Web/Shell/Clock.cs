using PolicyMarket.Data.Store;

namespace PolicyMarket.Web.Shell;

/// <summary>The edge where the clock is read: UTC instants, and the business date of Asia/Shanghai.</summary>
public sealed class Clock(TimeProvider time)
{
    public DateTime UtcNow => time.GetUtcNow().UtcDateTime;

    /// <summary>The business date now.</summary>
    public DateOnly Today => BusinessDate(UtcNow);

    public static DateTime ToShanghai(DateTime utc) =>
        TimeZoneInfo.ConvertTimeFromUtc(DateTime.SpecifyKind(utc, DateTimeKind.Utc), BusinessClock.Zone);

    public static DateOnly BusinessDate(DateTime utc) => BusinessClock.DateOf(DateTime.SpecifyKind(utc, DateTimeKind.Utc));
}
