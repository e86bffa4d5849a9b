using PolicyMarket.Data.Store;

namespace PolicyMarket.Data.Policies;

/// <summary>The open offers of items, for workflows that move what offers depend on.</summary>
public interface IOpenOffers
{
    /// <summary>
    /// Writes the items' present last days to their open offers, in the transaction of the workflow that moved them; that workflow has saved its change.
    /// </summary>
    internal Task RefreshAsync(PolicyMarketDb db, IReadOnlyCollection<long> itemIds, CancellationToken ct);

    /// <summary>How many open offers the items with these codes have.</summary>
    internal Task<int> CountAsync(PolicyMarketDb db, IReadOnlyCollection<string> codes, CancellationToken ct);
}
