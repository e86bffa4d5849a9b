using PolicyMarket.Rules.Attributes;
using PolicyMarket.Rules.Engine.Columns;
using PolicyMarket.Rules.Sampling;

namespace PolicyMarket.Tests.Rules.Engine;

public sealed class FactTablePickTests
{
    [Fact]
    public void Picked_rows_know_what_they_knew_in_their_new_order()
    {
        Facts[] firms =
        [
            .. Enumerable
                .Range(0, 50)
                .Select(row =>
                    MarketSample
                        .Firm(row, 3)
                        .With("qualifications_valid", new SetFact(row % 2 == 0 ? ["a", "b"] : []))
                        .With("rd_expense", new NumberFact(row == 7 ? 9_999_999_999_999_999_999_999_999_999m : row / 8m))
                ),
        ];
        var table = FactTable.Of(AttributeCatalog.Starter, firms);
        int[] rows = [49, 7, 7, 0, 13];

        var picked = table.Pick(rows);

        Assert.Equal(table.Attributes.ToArray(), picked.Attributes.ToArray());
        Assert.Equal(rows.Select(row => table.FactsOf(row)), Enumerable.Range(0, picked.RowCount).Select(picked.FactsOf));
        Assert.Equal(0, table.Pick([]).RowCount);
    }
}
