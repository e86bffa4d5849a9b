using Microsoft.Extensions.Time.Testing;

namespace PolicyMarket.Tests.Support;

/// <summary>Clocks of tests: each stands still, timers included, until its test advances it.</summary>
internal static class TestTime
{
    /// <summary>Sunday 2026-11-22, 10:00 in Shanghai.</summary>
    public static DateTimeOffset Start { get; } = new(2026, 11, 22, 2, 0, 0, TimeSpan.Zero);

    public static FakeTimeProvider NewClock() => new(Start);
}
