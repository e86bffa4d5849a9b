using PolicyMarket.Rules.Engine;
using PolicyMarket.Rules.Engine.Columns;
using PolicyMarket.Rules.Engine.Compile;
using PolicyMarket.Rules.Engine.Encode;
using PolicyMarket.Rules.Engine.Results;
using PolicyMarket.Rules.Outcomes;
using PolicyMarket.Rules.Policies;
using PolicyMarket.Rules.Sampling;

namespace PolicyMarket.Tests.Rules.Engine;

/// <summary>Incremental encoding: the columns of the baseline run with what changed written into them give what a whole encoding gives.</summary>
public sealed class EncodedUpdateTests
{
    private const int Firms = 5_000;

    [Theory]
    [InlineData(0, 0, 0)]
    [InlineData(1, 3, 0)]
    [InlineData(2, 60, 7)]
    [InlineData(3, 700, 4_000)]
    public void An_update_equals_a_whole_encoding(ulong seed, int changed, int added)
    {
        var random = new Random((int)seed);
        var before = Table(Enumerable.Range(0, Firms).Select(row => MarketSample.Firm(row, seed)));
        int[] rows = [.. Enumerable.Range(0, Firms).OrderBy(_ => random.Next()).Take(changed).Concat(Enumerable.Range(Firms, added))];
        var after = Table(Enumerable.Range(0, Firms + added).Select(row => MarketSample.Firm(row, rows.Contains(row) ? seed + 100 : seed)));
        var (oldRules, rules) = Rules(seed);
        var (oldPlan, plan) = (PlanCompiler.Compile(oldRules, MarketSample.Catalog), PlanCompiler.Compile(rules, MarketSample.Catalog));
        var earlier = oldPlan.Encode(before).In(seed % 2 == 0 ? RowOrder.Given : RowOrders.Shuffled(Firms, random), threads: 2);
        var update = plan.Encode(after, earlier.Codes, rows);
        using var expected = plan.Match(plan.Encode(after));
        using var found = plan.Match(update.Table);
        using var firms = plan.Match(update.Changed);
        int[] some = [3, 17, 18, rules.Count - 1];
        var part = plan.Only(some);
        using var items = part.Match(update.Table.For(part));
        Assert.Equal(rows.Length, firms.RowCount);
        for (var item = 0; item < rules.Count; item++)
        {
            var eligible = Eligible(expected, item);
            Assert.Equal(eligible, Eligible(found, item));
            Assert.Equal(Unknown(expected, item), Unknown(found, item));
            Assert.Equal(
                rows.Select(row => expected.OutcomeOf(new ItemIndex(item), new RowIndex(row))),
                rows.Index().Select(row => firms.OutcomeOf(new ItemIndex(item), new RowIndex(row.Index)))
            );
            if (Array.IndexOf(some, item) is >= 0 and var place)
            {
                Assert.Equal(eligible, Eligible(items, place));
                Assert.Equal(Unknown(expected, item), Unknown(items, place));
            }
        }
    }

    [Fact]
    public void A_table_that_was_used_up_is_refused()
    {
        var table = Table([MarketSample.Firm(0, 1)]);
        var plan = PlanCompiler.Compile(MarketSample.Items(20, 1), MarketSample.Catalog);
        var earlier = plan.Encode(table);
        _ = plan.Encode(table, earlier.Codes, []);
        Assert.Throws<ArgumentException>(() => plan.Encode(table, earlier.Codes, []));
        Assert.Throws<ArgumentException>(() => plan.Match(earlier));
        Assert.Throws<ArgumentException>(() => plan.Encode(table).For(PlanCompiler.Compile(MarketSample.Items(20, 1), MarketSample.Catalog)));
    }

    private static FactTable Table(IEnumerable<PolicyMarket.Rules.Attributes.Facts> firms) => FactTable.Of(MarketSample.Catalog, [.. firms]);

    /// <summary>Two hundred items, of which every ninth had another text before.</summary>
    private static (IReadOnlyList<PolicyRule> Before, IReadOnlyList<PolicyRule> After) Rules(ulong seed)
    {
        var (before, after) = (MarketSample.Items(200, seed + 50), MarketSample.Items(200, seed));
        return ([.. after.Select((rule, item) => item % 9 == 3 ? before[item] : rule)], after);
    }

    private static int[] Eligible(MatchResult result, int item)
    {
        var rows = new int[result.EligibleCount(item)];
        result.CopyEligible(item, rows);
        return rows;
    }

    private static int[] Unknown(MatchResult result, int item)
    {
        var rows = new int[result.UnknownCount(item)];
        result.CopyUnknown(item, rows);
        return rows;
    }
}
