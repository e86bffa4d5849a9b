using PolicyMarket.Rules.Attributes;
using PolicyMarket.Rules.Conditions;
using PolicyMarket.Rules.Derivations;
using PolicyMarket.Rules.Engine.Columns;
using PolicyMarket.Rules.Engine.Drafts;
using PolicyMarket.Rules.Evaluation;
using PolicyMarket.Rules.Explain;
using PolicyMarket.Rules.Outcomes;
using PolicyMarket.Rules.Policies;
using PolicyMarket.Rules.Sampling;

namespace PolicyMarket.Tests.Rules.Engine;

/// <summary>The rows behind a draft's figures: as the Explainer decides each firm, with differences and shares that are sums of them.</summary>
public sealed class DraftRowsTests
{
    private static readonly Explainer Reference = new(RandomMarket.Catalog);

    [Fact]
    public void Each_row_has_the_answer_of_the_explainer()
    {
        foreach (var (item, market, table) in Samples())
        {
            var rows = DraftPlan.Compile(item, RandomMarket.Catalog).Rows(table, []);
            var within = Jurisdiction.Apply(item, RandomMarket.Catalog);
            foreach (var (row, firm) in market.Index())
            {
                var decision = Reference.Decide(within, firm);
                Assert.Equal(decision.Outcome == OutcomeKind.Eligible, rows.IsEligible(row));
                Assert.Equal(decision.Outcome == OutcomeKind.Unknown, rows.IsUndecided(row));
                Assert.Equal(decision.Outcome == OutcomeKind.Eligible && decision.PayableYuan is { } yuan ? (long?)(yuan * 100m) : null, rows.FenOf(row));
            }
        }
    }

    [Fact]
    public void A_near_miss_fails_one_requirement_and_no_other()
    {
        var found = 0;
        foreach (var (item, market, table) in Samples())
        {
            var territory = Jurisdiction.LeafOf(item, RandomMarket.Catalog);
            var requirements = item.Conditions is AllOf all ? all.Parts : [item.Conditions];
            int[] expected =
            [
                .. market
                    .Index()
                    .Where(one =>
                    {
                        var facts = DerivedFacts.Complete(one.Item, RandomMarket.Catalog);
                        var truths = requirements.Select(part => ConditionTruth.Of(part, facts)).ToList();
                        return truths.Count(truth => truth == Truth.False) == 1
                            && !truths.Contains(Truth.Unknown)
                            && (territory is null || ConditionTruth.Of(territory, facts) == Truth.True);
                    })
                    .Select(one => one.Index),
            ];

            Assert.Equal(expected, DraftPlan.Compile(item, RandomMarket.Catalog).Rows(table, []).NearMisses);
            found += expected.Length;
        }

        Assert.True(found > 20, $"only {found} near misses");
    }

    [Fact]
    public void Firms_that_had_the_item_are_neither_eligible_nor_near()
    {
        var (item, market, table) = Samples().First(one => DraftPlan.Compile(one.Item, RandomMarket.Catalog).Rows(one.Table, []).Eligible.Any());
        var all = Enumerable.Repeat(ulong.MaxValue, (market.Count + 63) / 64).ToArray();

        var rows = DraftPlan.Compile(item, RandomMarket.Catalog).Rows(table, all);

        Assert.Empty(rows.Eligible);
        Assert.Empty(rows.NearMisses);
    }

    [Fact]
    public void A_difference_counts_each_firm_once_and_every_fen()
    {
        var seen = 0;
        foreach (var batch in Samples().GroupBy(one => one.Table))
        {
            var plans = batch.Select(one => DraftPlan.Compile(one.Item, RandomMarket.Catalog).Rows(one.Table, [])).ToList();
            foreach (var (before, after) in plans.Zip(plans.Skip(1)))
            {
                var difference = DraftDifference.Of(before, after);
                var firms = Enumerable.Range(0, before.RowCount).ToList();
                Assert.Equal(firms.Count(row => after.IsEligible(row) && !before.IsEligible(row)), difference.Gains);
                Assert.Equal(firms.Count(row => before.IsEligible(row) && !after.IsEligible(row) && !after.IsUndecided(row)), difference.Loses);
                Assert.Equal(
                    firms.Count(row => before.IsEligible(row) && after.IsEligible(row) && before.FenOf(row) != after.FenOf(row)),
                    difference.Changes
                );
                Assert.Equal(firms.Sum(row => (after.FenOf(row) ?? 0) - (before.FenOf(row) ?? 0)), difference.DifferenceFen);
                Assert.Equal(Math.Min(difference.Gains, DraftDifference.MostKept), difference.FirstGains.Length);
                Assert.All(difference.FirstLoses, row => Assert.True(before.IsEligible(row)));
                seen += difference.Gains + difference.Loses;
            }
        }

        Assert.True(seen > 20, $"only {seen} differences");
    }

    [Fact]
    public void Shares_add_up_to_the_eligible_firms_and_their_sum()
    {
        foreach (var (item, _, table) in Samples())
        {
            var rows = DraftPlan.Compile(item, RandomMarket.Catalog).Rows(table, []);
            foreach (
                var attribute in table
                    .Attributes.Where(one => one.Type is AttributeType.Code or AttributeType.Text)
                    .Select(one => one.Name)
                    .Append("no_column")
            )
            {
                var shares = DraftShare.By(rows, table, attribute, Short);
                Assert.Equal(rows.Eligible.Count(), shares.Sum(share => share.Firms));
                Assert.Equal(rows.Eligible.Sum(row => rows.FenOf(row) ?? 0), shares.Sum(share => share.Fen));
                Assert.Equal(shares.Length, shares.Select(share => share.Key).Distinct().Count());
                Assert.Equal(
                    rows.Eligible.GroupBy(row => table.Get(row, attribute) is TextFact text ? Short(text.Value) : null)
                        .Select(group => (group.Key, group.Count()))
                        .Order(),
                    shares.Select(share => (share.Key, share.Firms)).Order()
                );
            }
        }
    }

    private static string Short(string code) => code.Length > 1 ? code[..1] : code;

    private static IEnumerable<(PolicyRule Item, IReadOnlyList<Facts> Market, FactTable Table)> Samples()
    {
        for (var batch = 0L; batch < 8; batch++)
        {
            var market = RandomMarket.Batch(78, batch);
            var table = FactTable.Of(RandomMarket.Catalog, market.Firms);
            foreach (var item in market.Items.Take(6))
            {
                yield return (item, market.Firms, table);
            }
        }
    }
}
