using PolicyMarket.Rules.Engine.Encode;
using PolicyMarket.Rules.Sampling;

namespace PolicyMarket.Tests.Rules.Engine;

internal static class RowOrders
{
    /// <summary>Any order of rows that one section holds; every leaf is watched.</summary>
    public static RowOrder Shuffled(int rows, Random random) =>
        RowOrder.Of(
            [.. Enumerable.Range(0, rows).OrderBy(_ => random.Next())],
            MarketSample.Catalog.All.Select(attribute => attribute.Name).ToHashSet(StringComparer.Ordinal)
        );
}
