using PolicyMarket.Rules.Values;

namespace PolicyMarket.Tests.Rules.Values;

public sealed class WorkingDaysTests
{
    private static readonly DateOnly Friday = new(2026, 11, 27);

    [Fact]
    public void Weekend_is_not_worked() =>
        Assert.Equal([true, false, false, true], Enumerable.Range(0, 4).Select(d => WorkingDays.Weekdays.IsWorkingDay(Friday.AddDays(d))));

    [Fact]
    public void Holiday_is_not_worked_and_a_worked_weekend_is()
    {
        var days = new WorkingDays([new DateOnly(2026, 10, 1)], [new DateOnly(2026, 10, 10)]);
        Assert.False(days.IsWorkingDay(new DateOnly(2026, 10, 1)));
        Assert.True(days.IsWorkingDay(new DateOnly(2026, 10, 10)));
        Assert.False(days.IsWorkingDay(new DateOnly(2026, 10, 11)));
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(2, 0)]
    [InlineData(3, 1)]
    [InlineData(7, 5)]
    [InlineData(-1, -1)]
    public void Between_counts_after_the_first_day_up_to_and_including_the_last(int days, int expected) =>
        Assert.Equal(expected, WorkingDays.Weekdays.Between(Friday, Friday.AddDays(days)));

    [Fact]
    public void Add_and_between_agree()
    {
        var days = new WorkingDays([new DateOnly(2026, 12, 1), new DateOnly(2027, 1, 1)]);
        for (var count = 0; count < 60; count++)
        {
            Assert.Equal(count, days.Between(Friday, days.Add(Friday, count)));
        }
    }

    [Fact]
    public void Add_refuses_a_negative_count() => Assert.Throws<ArgumentOutOfRangeException>(() => WorkingDays.Weekdays.Add(Friday, -1));
}
