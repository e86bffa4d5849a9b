using PolicyMarket.Rules.Engine;
using PolicyMarket.Rules.Engine.Columns;
using PolicyMarket.Rules.Engine.Compile;
using PolicyMarket.Rules.Engine.Encode;
using PolicyMarket.Rules.Engine.Missing;
using PolicyMarket.Rules.Engine.Results;
using PolicyMarket.Rules.Outcomes;
using PolicyMarket.Rules.Sampling;

namespace PolicyMarket.Tests.Rules.Engine;

/// <summary>Rows that were put together give what rows in their own order give, through every way of reading a result.</summary>
public sealed class RowOrderTests
{
    private const int Firms = RowOrder.SectionRows + 40_000;
    private const int Items = 90;
    private const ulong Seed = 3;
    private static readonly CompiledPlan Plan = PlanCompiler.Compile(MarketSample.Items(Items, Seed), MarketSample.Catalog);
    private static readonly Lazy<FactTable> Table = new(() =>
    {
        var builder = new FactTableBuilder(MarketSample.Catalog, MarketSample.Names, Firms);
        MarketSample.FillFirms(builder, Firms, Seed);
        return builder.Build();
    });

    [Fact]
    public void Rows_that_were_put_together_are_matched_alike()
    {
        var together = Plan.Encode(Table.Value);
        Assert.False(together.Codes.Order.IsGiven);
        using var expected = Plan.Match(EncodedTable.InGivenOrder(Plan, Table.Value, 2));
        using var found = Plan.Match(together);
        for (var item = 0; item < Items; item++)
        {
            Assert.Equal((expected.EligibleCount(item), expected.UnknownCount(item)), (found.EligibleCount(item), found.UnknownCount(item)));
            Assert.Equal(Rows(expected, item, unknown: false), Rows(found, item, unknown: false));
            Assert.Equal(Rows(expected, item, unknown: true), Rows(found, item, unknown: true));
        }

        int[] rows = [0, 1, RowOrder.SectionRows - 1, RowOrder.SectionRows, Firms - 1, .. Enumerable.Range(0, 100).Select(step => step * 2_999)];
        Assert.All(
            rows,
            row =>
                Assert.Equal(
                    Enumerable.Range(0, Items).Select(item => expected.OutcomeOf(new ItemIndex(item), new RowIndex(row))),
                    Enumerable.Range(0, Items).Select(item => found.OutcomeOf(new ItemIndex(item), new RowIndex(row)))
                )
        );
        var (one, other) = (expected.ByRow(RowOrder.SectionRows - 500, 1_000), found.ByRow(RowOrder.SectionRows - 500, 1_000));
        Assert.True(one.Total > 0 && one.Total == other.Total);
        Assert.All(Enumerable.Range(one.FirstRow, one.RowCount), row => Assert.Equal(one.ItemsOf(row), other.ItemsOf(row)));
        Assert.Equal(
            MissingFacts.Count(EncodedTable.InGivenOrder(Plan, Table.Value, 2), expected).ToArray(),
            MissingFacts.Count(together, found).ToArray()
        );
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Chosen_pairs_are_turned_round_from_section_to_section(bool isSome)
    {
        using var expected = Plan.Match(EncodedTable.InGivenOrder(Plan, Table.Value, 2));
        using var found = Plan.Match(Plan.Encode(Table.Value));
        var random = new Random(7);
        var rows = isSome ? new ulong[(Firms / 64) + 1_024] : [];
        for (var word = 0; word < Firms / 64 && isSome; word++)
        {
            rows[word] = (ulong)random.NextInt64() & (ulong)random.NextInt64();
        }

        bool[] items = [.. Enumerable.Range(0, Items).Select(item => item % 7 == 0)];
        var (given, together) = (new EligibleRows(expected, rows, items), new EligibleRows(found, rows, items));
        var pairs = 0;
        foreach (
            var (first, count) in new[]
            {
                (0, 20_000),
                (20_000, 1),
                (RowOrder.SectionRows - 9_000, 20_000),
                (RowOrder.SectionRows + 11_000, Firms - RowOrder.SectionRows - 11_000),
            }
        )
        {
            given.Fill(first, count);
            together.Fill(first, count);
            for (var row = first; row < first + count; row++)
            {
                Assert.True(given.ItemsOf(row).SequenceEqual(together.ItemsOf(row)), $"Row {row} has other items.");
                Assert.True(!isSome || (rows[row >> 6] & (1UL << (row & 63))) != 0 || given.ItemsOf(row).ToArray().All(item => items[item]));
                pairs += given.ItemsOf(row).Length;
            }
        }

        Assert.True(pairs > 1_000);
    }

    [Fact]
    public void Few_rows_or_items_keep_their_order()
    {
        var few = FactTable.Of(MarketSample.Catalog, [.. Enumerable.Range(0, 3_000).Select(row => MarketSample.Firm(row, Seed))]);
        Assert.True(Plan.Encode(few).Codes.Order.IsGiven);
        Assert.True(PlanCompiler.Compile(MarketSample.Items(20, Seed), MarketSample.Catalog).Encode(Table.Value).Codes.Order.IsGiven);
    }

    [Fact]
    public void Rows_stay_in_their_section_and_stand_at_one_position_each()
    {
        var order = Plan.Encode(Table.Value).Codes.Order;
        var isTaken = new bool[Firms];
        for (var position = 0; position < Firms; position++)
        {
            var row = order.RowAt(position);
            Assert.True(
                !isTaken[row] && order.PositionOf(row) == position && row / RowOrder.SectionRows == position / RowOrder.SectionRows,
                $"Position {position} holds row {row}."
            );
            isTaken[row] = true;
        }

        Assert.Equal((Firms + 5, Firms + 5), (order.RowAt(Firms + 5), order.PositionOf(Firms + 5)));
    }

    private static int[] Rows(MatchResult result, int item, bool unknown)
    {
        var rows = new int[unknown ? result.UnknownCount(item) : result.EligibleCount(item)];
        Assert.Equal(rows.Length, unknown ? result.CopyUnknown(item, rows) : result.CopyEligible(item, rows));
        return rows;
    }
}
