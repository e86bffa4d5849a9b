using PolicyMarket.Data.Workflows;

namespace PolicyMarket.Data.Demonstration;

/// <summary>The clock of the workflows that play the past of the demonstration. It stands still until it is set.</summary>
internal sealed class DemonstrationClock : TimeProvider
{
    private DateTimeOffset now = DateTimeOffset.UnixEpoch;

    public override DateTimeOffset GetUtcNow() => now;

    /// <summary>A wall time in Asia/Shanghai.</summary>
    public void Set(DateOnly day, int hour)
    {
        var wall = day.ToDateTime(new TimeOnly(hour, 20));
        now = new DateTimeOffset(wall, BusinessClock.Zone.GetUtcOffset(wall));
    }
}
