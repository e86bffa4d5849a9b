using PolicyMarket.Data.Workflows;
using PolicyMarket.Rules.Diagnostics;

namespace PolicyMarket.Data.Store;

/// <summary>Raises an alarm when records disagree with their seals or with each other.</summary>
public interface IRecordAlarms
{
    /// <summary>
    /// Adds an alarm to the transaction and returns its id; the same findings again only count. Count: all findings, also those that are not listed.
    /// </summary>
    internal Task<Result<long>> AddAsync(PolicyMarketDb db, string occasion, IReadOnlyCollection<Diagnostic> findings, int count, CancellationToken ct);
}
