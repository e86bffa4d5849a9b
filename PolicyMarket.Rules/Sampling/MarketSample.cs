using System.Collections.Immutable;
using PolicyMarket.Rules.Attributes;
using PolicyMarket.Rules.Engine.Columns;
using PolicyMarket.Rules.Policies;

namespace PolicyMarket.Rules.Sampling;

/// <summary>
/// A made-up province: firms of 40 facts (3 % not known), items of 6 to 10 conditions of which about 1.2 % of the pairs hold. The same seed gives the same
/// market forever.
/// </summary>
public static class MarketSample
{
    private static readonly Lazy<AttributeCatalog> Forty = new(() => AttributeCatalog.Of(SampleColumns.All.Select(column => column.Definition)));

    /// <summary>The forty attributes, delivered facts of the starter catalogue, in the order of <see cref="Names"/>.</summary>
    public static AttributeCatalog Catalog => Forty.Value;

    /// <summary>The names of the forty attributes.</summary>
    public static ImmutableArray<string> Names { get; } = [.. SampleColumns.All.Select(column => column.Name)];

    /// <summary>Items "sample-00001" and so on, in force from 2025 to 2028; a longer list begins with the shorter.</summary>
    public static ImmutableArray<PolicyRule> Items(int count, ulong seed)
    {
        var items = new SampleItems(Catalog, seed);
        return [.. Enumerable.Range(0, count).Select(items.Item)];
    }

    /// <summary>Adds firms 0 to count - 1, those of <see cref="Firm"/>, to the columns that the builder has.</summary>
    public static void FillFirms(FactTableBuilder builder, int count, ulong seed)
    {
        var columns = SampleColumns
            .All.Index()
            .Select(one => (one.Index, Column: one.Item, To: builder.ColumnOf(one.Item.Name)))
            .Where(one => one.To >= 0)
            .ToArray();
        for (var firm = 0; firm < count; firm++)
        {
            var key = SampleFirms.KeyOf(seed, firm);
            var size = SampleFirms.SizeOf(key);
            builder.AddRow();
            foreach (var (place, column, to) in columns)
            {
                var cell = SampleFirms.CellOf(key, place);
                if (!SampleFirms.IsMissing(cell))
                {
                    column.Fill(builder, to, cell, size);
                }
            }
        }
    }

    /// <summary>Facts of the firm with this index, which begins at 0.</summary>
    public static Facts Firm(int index, ulong seed)
    {
        var firm = SampleFirms.KeyOf(seed, index);
        return Facts.From(
            SampleColumns
                .All.Index()
                .Select(one => (one.Item, Cell: SampleFirms.CellOf(firm, one.Index)))
                .Where(one => !SampleFirms.IsMissing(one.Cell))
                .Select(one => KeyValuePair.Create(one.Item.Name, one.Item.ValueOf(one.Cell, SampleFirms.SizeOf(firm))))
        );
    }
}
