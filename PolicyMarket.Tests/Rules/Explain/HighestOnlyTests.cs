using System.Collections.Immutable;
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
            ranked.Select(one => (one.Item.Item1, one.Better.FirstOrDefault()?.Item1))
        );
    }

    [Fact]
    public void Two_halves_that_are_worth_more_than_the_year_outrank_it()
    {
        var ranked = Rank([("year", "2025", 100m), ("first", "2025H1", 60m), ("second", "2025H2", 60m), ("other", "2026", 1m)]);

        Assert.Equal(["first", "other", "second"], ranked.Where(one => one.Better.IsEmpty).Select(one => one.Item.Id).Order(StringComparer.Ordinal));
        Assert.Equal(["first", "second"], ranked[0].Better.Select(one => one.Id));
        Assert.Equal("同组的“甲”和“乙”合计更高（120.00 元），同一期按“就高不重复”只享受一项", HighestOnlyWords.Outranked([("甲", 60m), ("乙", 60m)]));
    }

    [Fact]
    public void The_kept_set_is_lawful_and_no_lawful_set_is_worth_more()
    {
        string[] periods = ["2025", "2025H1", "2025H2", "2025Q1", "2025Q2", "2025Q3", "2025Q4", "2025-01", "2025-06", "2025-07", "2026", "once"];
        var random = new Random(20261130);
        var (greedyIsWorse, rounds) = (0, 0);
        for (; rounds < 600; rounds++)
        {
            var items = Enumerable
                .Range(0, random.Next(1, 13))
                .Select(number => ($"i{number:00}", periods[random.Next(periods.Length)], (decimal)random.Next(0, 8)))
                .ToArray();
            var ranked = Rank(items);
            var kept = ranked.Where(one => one.Better.IsEmpty).Select(one => one.Item).ToList();

            Assert.DoesNotContain(kept, one => kept.Exists(other => one.Id != other.Id && Overlap(one, other)));
            Assert.All(ranked.Where(one => !one.Better.IsEmpty), one => Assert.All(one.Better, better => Assert.True(Overlap(one.Item, better))));
            Assert.Equal(BruteForce([.. ranked.Select(one => one.Item)]), kept.Sum(one => one.Yuan));
            greedyIsWorse += Greedy([.. ranked.Select(one => one.Item)]) < kept.Sum(one => one.Yuan) ? 1 : 0;
        }

        Assert.True(greedyIsWorse > 50, $"the highest single item was part of the best set in all but {greedyIsWorse} of {rounds} rounds");
    }

    private static decimal BruteForce(List<Candidate> items)
    {
        var best = 0m;
        for (var set = 0; set < 1 << items.Count; set++)
        {
            var chosen = items.Where((_, place) => ((set >> place) & 1) != 0).ToList();
            if (!chosen.Exists(one => chosen.Exists(other => one.Id != other.Id && Overlap(one, other))))
            {
                best = Math.Max(best, chosen.Sum(one => one.Yuan));
            }
        }

        return best;
    }

    private static decimal Greedy(List<Candidate> items)
    {
        var kept = new List<Candidate>();
        foreach (var item in items.OrderByDescending(one => one.Yuan).Where(item => !kept.Exists(one => Overlap(one, item))))
        {
            kept.Add(item);
        }

        return kept.Sum(one => one.Yuan);
    }

    private static bool Overlap(Candidate one, Candidate other) => EntitlementPeriods.Overlap(one.Period, Today, other.Period, Today);

    private static ImmutableArray<(Candidate Item, ImmutableArray<Candidate> Better)> Rank(params (string Id, string Period, decimal Yuan)[] items) =>
        ExclusiveGroups.Rank(items.Select(one => new Candidate(one.Id, one.Period, one.Yuan)), _ => "g", Overlap, one => one.Yuan, one => one.Id);

    private sealed record Candidate(string Id, string Period, decimal Yuan);
}
