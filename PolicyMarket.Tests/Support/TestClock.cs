namespace PolicyMarket.Tests.Support;

/// <summary>A clock that stands still until a test moves it; it begins on Sunday 2026-11-22, 10:00 in Shanghai.</summary>
internal sealed class TestClock : TimeProvider
{
    private long ticks = new DateTime(2026, 11, 22, 2, 0, 0, DateTimeKind.Utc).Ticks;

    public override DateTimeOffset GetUtcNow() => new(Interlocked.Read(ref ticks), TimeSpan.Zero);

    public void Advance(TimeSpan by) => Interlocked.Add(ref ticks, by.Ticks);
}
