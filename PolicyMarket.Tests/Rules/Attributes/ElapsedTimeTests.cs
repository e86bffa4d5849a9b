using PolicyMarket.Rules.Attributes;

namespace PolicyMarket.Tests.Rules.Attributes;

public sealed class ElapsedTimeTests
{
    [Theory]
    [InlineData(ViewKind.MonthsSince, "2024-01-31", "2024-02-29", 1)]
    [InlineData(ViewKind.MonthsSince, "2024-01-31", "2024-02-28", 0)]
    [InlineData(ViewKind.MonthsSince, "2024-02-29", "2025-02-28", 12)]
    [InlineData(ViewKind.YearsSince, "2024-02-29", "2025-02-27", 0)]
    [InlineData(ViewKind.YearsSince, "2024-02-29", "2025-02-28", 1)]
    [InlineData(ViewKind.DaysSince, "2024-02-28", "2024-03-01", 2)]
    [InlineData(ViewKind.MonthsUntil, "2026-12-29", "2026-11-29", 1)]
    [InlineData(ViewKind.MonthsUntil, "2026-12-28", "2026-11-29", 0)]
    [InlineData(ViewKind.MonthsUntil, "2026-01-01", "2026-11-29", 0)]
    [InlineData(ViewKind.DaysUntil, "2026-12-01", "2026-11-29", 2)]
    public void Whole_units_have_passed_or_remain(ViewKind kind, string date, string today, int expected) =>
        Assert.Equal(expected, ElapsedTime.Between(kind, Day(date), Day(today)));

    [Theory]
    [InlineData(ViewKind.YearsSince)]
    [InlineData(ViewKind.MonthsSince)]
    [InlineData(ViewKind.DaysSince)]
    public void Time_since_a_day_that_has_not_come_is_unknown(ViewKind kind) =>
        Assert.Null(ElapsedTime.Between(kind, Day("2026-12-01"), Day("2026-11-30")));

    [Theory]
    [InlineData(ViewKind.YearsSince)]
    [InlineData(ViewKind.MonthsSince)]
    [InlineData(ViewKind.MonthsUntil)]
    public void The_value_stays_between_its_change_days(ViewKind kind)
    {
        var random = new Random(20261129);
        for (var round = 0; round < 2_000; round++)
        {
            var date = Day("2020-01-01").AddDays(random.Next(4_000));
            var today = Day("2023-01-01").AddDays(random.Next(2_000));
            var other = today.AddDays(random.Next(-800, 800));
            var (first, last) = today < other ? (today, other) : (other, today);
            var crossed = ElapsedTime.ChangeDays(kind, date, today).Any(day => day > first && day <= last);

            var isSame = ElapsedTime.Between(kind, date, today) == ElapsedTime.Between(kind, date, other);
            Assert.True(isSame || crossed, $"{kind} of {date:o} on {today:o} and {other:o}, round {round}");
        }
    }

    private static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
}
