using PolicyMarket.Rules.Explain;

namespace PolicyMarket.Tests.Rules.Explain;

public sealed class HighestOnlyTests
{
    private static readonly DateOnly Today = new(2026, 11, 28);

    private static HighestOnly Had(string period, string? group = "g", DateOnly? on = null) =>
        new([new Received("a", "甲项奖补", group is null ? [] : [group], period, 1000m, on ?? Today, "LY20261122-000001")], Today);

    [Theory]
    [InlineData("2025", "2025", true)]
    [InlineData("2025", "2026", false)]
    [InlineData("2025", "2025-H1", true)]
    [InlineData("2025H2", "2025", true)]
    [InlineData("2025-H1", "2025-H2", false)]
    [InlineData("2025-H1", "2025-Q2", true)]
    [InlineData("2025Q3", "2025-H1", false)]
    [InlineData("2025-07", "2025Q3", true)]
    [InlineData("2025-07", "2025-08", false)]
    [InlineData("2025-07", "2024", false)]
    [InlineData("2025#1", "2025#2", true)]
    [InlineData("2025", "2025#2", true)]
    [InlineData("2026-10#2", "2026-11", false)]
    [InlineData("2025#1", "2025#1", true)]
    public void Periods_overlap_when_they_share_a_month(string claimed, string period, bool doOverlap)
    {
        Assert.Equal(doOverlap, EntitlementPeriods.Overlap(claimed, Today, period, Today));
        Assert.Equal(doOverlap, EntitlementPeriods.Overlap(period, Today, claimed, Today));
        Assert.Equal(!doOverlap, Had(claimed).IsOpen("b", "g", period));
    }

    [Fact]
    public void Once_and_a_period_exclude_each_other_in_the_calendar_year_of_the_claim()
    {
        Assert.False(Had("once").IsOpen("b", "g", "2025"));
        Assert.False(Had("2025").IsOpen("b", "g", "once"));
        Assert.True(Had("once", on: new DateOnly(2025, 12, 31)).IsOpen("b", "g", "2025"));
        Assert.False(Had("once", on: new DateOnly(2020, 1, 1)).IsOpen("b", "g", "once"));
    }

    [Fact]
    public void What_was_had_is_told_with_its_sum()
    {
        Assert.Equal(
            "同组已领取“甲项奖补”（受理号 LY20261122-000001），金额 1,000.00 元，按“就高不重复”本项不再享受",
            Had("2025").Reason("b", "g", "2025")
        );
        Assert.Equal("本期已申领（受理号 LY20261122-000001，金额 1,000.00 元），同一期只享受一次", Had("2025", group: null).Reason("a", null, "2025"));
        Assert.Null(Had("2025", group: null).Reason("b", null, "2025"));
        Assert.Null(Had("2025").Reason("b", "h", "2025"));
    }

    [Fact]
    public void Of_a_group_the_highest_stays_and_an_unknown_sum_neither_wins_nor_loses()
    {
        (string Id, string? Group, string Period, decimal? Yuan)[] all =
        [
            ("a", "g", "2025", 5m),
            ("b", "g", "2025", 9m),
            ("c", "g", "2025", null),
            ("d", null, "2025", 1m),
            ("e", "g", "2026", 1m),
            ("f", "g", "2025", 9m),
        ];
        var items = all.Select(one => Tuple.Create(one.Id, one.Group, one.Period, one.Yuan));
        var ranked = ExclusiveGroups.Rank(items, one => one.Item2, (one, other) => one.Item3 == other.Item3, one => one.Item4, one => one.Item1);

        Assert.Equal(
            [("a", "b"), ("b", null), ("c", null), ("d", null), ("e", null), ("f", "b")],
            ranked.Select(one => (one.Item.Item1, one.Better?.Item1))
        );
    }
}
