using PolicyMarket.Data.Store;
using PolicyMarket.Rules.Diagnostics;

namespace PolicyMarket.Data.Seals;

/// <summary>The check of records for work that relies on them. Each method returns findings; none when everything is as it was sealed and agrees.</summary>
public interface IRecordCheck
{
    /// <summary>The payouts of a batch, and the batch as its checker signed it.</summary>
    internal Task<List<Diagnostic>> OfBatchAsync(PolicyMarketDb db, long batchId, CancellationToken ct);

    /// <summary>Payouts with their claims, records, ledger entries and public records.</summary>
    internal Task<List<Diagnostic>> OfPayoutsAsync(PolicyMarketDb db, IReadOnlyCollection<long> payoutIds, CancellationToken ct);

    /// <summary>The grounds of a claim: the account that is to be paid and the version of the item.</summary>
    internal Task<List<Diagnostic>> OfGroundsAsync(PolicyMarketDb db, long accountId, long? itemVersionId, CancellationToken ct);

    /// <summary>The row of a claim, whose determination record is relied on.</summary>
    internal Task<List<Diagnostic>> OfReceiptAsync(PolicyMarketDb db, long claimId, CancellationToken ct);
}
