using Microsoft.EntityFrameworkCore;
using PolicyMarket.Data.Ledger;
using PolicyMarket.Data.Store;

namespace PolicyMarket.Data.Payouts.Review;

/// <summary>Adds up the ledger of batches that went to the bank, and the payouts on which the bank has not answered.</summary>
public sealed class BatchReconciler(IDbContextFactory<PolicyMarketDb> factory)
{
    /// <summary>One reconciliation for each of the batches that was approved.</summary>
    public async Task<IReadOnlyDictionary<long, BatchReconciliation>> ReadAsync(IReadOnlyCollection<long> batchIds, CancellationToken ct)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        var sums = await db
            .LedgerEntries.AsNoTracking()
            .Where(e => e.AmountFen > 0 && e.Phase != LedgerPhase.Budget && e.Phase != LedgerPhase.Reserve)
            .Join(
                db.Payouts.Where(p => p.BatchId != null && batchIds.Contains(p.BatchId.Value)),
                e => e.PayoutId,
                p => p.Id,
                (e, p) =>
                    new
                    {
                        p.BatchId,
                        e.Phase,
                        e.AmountFen,
                        IsResent = db.Set<Payout>()
                            .Any(later => later.ClaimId == p.ClaimId && later.Instalment == p.Instalment && later.Attempt > p.Attempt),
                    }
            )
            .GroupBy(row => new
            {
                row.BatchId,
                row.Phase,
                row.IsResent,
            })
            .Select(g => new Posted(g.Key.BatchId ?? 0, g.Key.Phase, g.Key.IsResent, g.Sum(row => row.AmountFen), g.Count()))
            .ToListAsync(ct);
        var awaited = await db
            .Payouts.AsNoTracking()
            .Where(p => p.BatchId != null && batchIds.Contains(p.BatchId.Value) && p.State == PayoutState.Approved)
            .GroupBy(p => p.BatchId)
            .Select(g => new
            {
                BatchId = g.Key ?? 0,
                Fen = g.Sum(p => p.AmountFen),
                Count = g.Count(),
            })
            .ToDictionaryAsync(g => g.BatchId, ct);
        return sums.GroupBy(s => s.BatchId)
            .ToDictionary(
                g => g.Key,
                g =>
                {
                    var open = awaited.GetValueOrDefault(g.Key);
                    return Line(g.Key, [.. g], open?.Fen ?? 0, open?.Count ?? 0);
                }
            );
    }

    private static BatchReconciliation Line(long batchId, IReadOnlyList<Posted> posted, long awaitedFen, int awaitedCount)
    {
        var (sent, paid, reversed) = (
            posted.Where(s => s.Phase == LedgerPhase.Approve).ToList(),
            posted.Where(s => s.Phase == LedgerPhase.Pay).ToList(),
            posted.Where(s => s.Phase == LedgerPhase.Reversal).ToList()
        );
        var back = posted.Where(s => s.Phase is LedgerPhase.Return or LedgerPhase.Reversal).ToLookup(s => s.IsResent);
        return new BatchReconciliation(
            batchId,
            sent.Sum(s => s.Fen),
            sent.Sum(s => s.Count),
            paid.Sum(s => s.Fen) - reversed.Sum(s => s.Fen),
            paid.Sum(s => s.Count) - reversed.Sum(s => s.Count),
            back[false].Sum(s => s.Fen),
            back[false].Sum(s => s.Count),
            back[true].Sum(s => s.Fen),
            back[true].Sum(s => s.Count),
            awaitedFen,
            awaitedCount
        );
    }

    private sealed record Posted(long BatchId, LedgerPhase Phase, bool IsResent, long Fen, int Count);
}
