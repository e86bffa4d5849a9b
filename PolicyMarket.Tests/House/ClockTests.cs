using Microsoft.Extensions.Time.Testing;
using PolicyMarket.Tests.Data.Nightly;

namespace PolicyMarket.Tests.House;

/// <summary>Tests share one fake clock, so that time behaves alike in all of them.</summary>
public sealed class ClockTests
{
    [Fact]
    public void Every_clock_of_the_tests_is_the_fake_one()
    {
        var clocks = typeof(ClockTests).Assembly.GetTypes().Where(type => typeof(TimeProvider).IsAssignableFrom(type)).ToList();

        Assert.Contains(typeof(CuttingClock), clocks);
        Assert.Empty(clocks.Where(type => !typeof(FakeTimeProvider).IsAssignableFrom(type)).Select(type => type.FullName));
    }

    [Fact]
    public void No_clock_of_the_tests_overrides_timers() =>
        Assert.Empty(
            typeof(ClockTests)
                .Assembly.GetTypes()
                .Where(type => typeof(TimeProvider).IsAssignableFrom(type) && type.GetMethod(nameof(TimeProvider.CreateTimer))?.DeclaringType == type)
                .Select(type => type.FullName)
        );
}
