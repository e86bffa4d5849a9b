using PolicyMarket.Data.Funds.Budgets;

namespace PolicyMarket.Tests.Data.Funds.Budgets;

public sealed class RunDryRuleTests
{
    private static readonly DateOnly Today = new(2026, 11, 22);
    private static readonly DateOnly YearEnd = new(2026, 12, 31);

    [Theory]
    [InlineData(1_000, 0, null)] // nothing is spent
    [InlineData(1_000, 100, "2026-12-03")] // ten days are covered, the eleventh is not
    [InlineData(1_050, 100, "2026-12-03")]
    [InlineData(99, 100, "2026-11-23")]
    [InlineData(0, 100, "2026-11-22")]
    [InlineData(-5, 100, "2026-11-22")]
    [InlineData(3_899, 100, "2026-12-31")] // 38 of the 39 days
    [InlineData(3_900, 100, null)] // lasts until the last day
    [InlineData(long.MaxValue, 1, null)]
    public void Pace_runs_dry_on_the_first_day_that_is_not_covered(long available, long pace, string? day) =>
        Assert.Equal(day, RunDryRule.ByPace(available, pace, Today, YearEnd)?.ToString("yyyy-MM-dd"));

    [Fact]
    public void Offers_run_dry_with_the_one_that_exceeds_the_rest_by_rising_last_day()
    {
        (DateOnly, long)[] offers = [(YearEnd, 500), (Today, 300), (Today.AddDays(5), 300)];

        Assert.Equal(Today, RunDryRule.ByOffers(299, offers));
        Assert.Equal(Today.AddDays(5), RunDryRule.ByOffers(599, offers));
        Assert.Equal(YearEnd, RunDryRule.ByOffers(1_099, offers));
        Assert.Null(RunDryRule.ByOffers(1_100, offers));
        Assert.Null(RunDryRule.ByOffers(0, []));
    }

    [Theory]
    [InlineData(10_000, 100, 1_000, 6_100)] // 39 days of the pace need more than the offers
    [InlineData(10_000, 100, 9_000, 1_000)]
    [InlineData(10_000, 0, 0, 10_000)]
    [InlineData(1_000, 0, 3_000, -2_000)]
    public void The_greater_need_counts_for_what_is_left(long available, long pace, long offers, long left) =>
        Assert.Equal(left, RunDryRule.LeftFen(available, pace, offers, Today, YearEnd));

    [Fact]
    public void After_the_last_day_nothing_more_is_spent() => Assert.Equal(500, RunDryRule.LeftFen(500, 100, 0, YearEnd.AddDays(1), YearEnd));
}
