using Microsoft.EntityFrameworkCore;
using PolicyMarket.Data.Payouts;
using PolicyMarket.Data.Seals;
using PolicyMarket.Data.Store;
using PolicyMarket.Data.Workflows;
using PolicyMarket.Rules.Diagnostics;

namespace PolicyMarket.Data.RecordChecks;

/// <summary>Compares batches with their payouts: the signed hash, count and sum, the two people, and the states.</summary>
internal static class BatchConsistency
{
    public static async Task<List<Diagnostic>> FindAsync(PolicyMarketDb db, IReadOnlyCollection<long> batchIds, CancellationToken ct)
    {
        var findings = new List<Diagnostic>();
        var batches = await db
            .PayoutBatches.AsNoTracking()
            .Include(b => b.Payouts)
                .ThenInclude(p => p.Claim)
            .Where(b => batchIds.Contains(b.Id) && b.State != BatchState.Rejected)
            .AsSplitQuery()
            .ToListAsync(ct);
        foreach (var batch in batches)
        {
            if (BatchContent.HashOf(batch.Payouts) != batch.ContentHash)
            {
                findings.Add(
                    RecordWords.BatchHash(
                        batch.Id,
                        batch.Number,
                        RecordCheckWording.BatchHashDiffers(batch.ContentHash[..Math.Min(12, batch.ContentHash.Length)])
                    )
                );
            }

            if (batch.PayoutCount != batch.Payouts.Count || batch.TotalFen != batch.Payouts.Sum(p => p.AmountFen))
            {
                findings.Add(
                    RecordWords.BatchHash(
                        batch.Id,
                        batch.Number,
                        RecordCheckWording.BatchTotalsDiffer(
                            batch.PayoutCount,
                            WorkText.Yuan(batch.TotalFen),
                            batch.Payouts.Count,
                            WorkText.Yuan(batch.Payouts.Sum(p => p.AmountFen))
                        )
                    )
                );
            }

            var isChecked = batch.State is BatchState.Approved or BatchState.Settled;
            if (isChecked != batch.CheckerPersonId is not null || batch.CheckerPersonId == batch.MakerPersonId)
            {
                findings.Add(
                    RecordWords.States("PayoutBatches", batch.Id, RecordCheckWording.BatchCheckerWrong(batch.Number, BatchMoves.Say(batch.State)))
                );
            }

            findings.AddRange(
                batch
                    .Payouts.Where(p => !Fits(batch.State, p.State))
                    .Select(p =>
                        RecordWords.States(
                            "Payouts",
                            p.Id,
                            RecordCheckWording.PayoutStateUnfit(batch.Number, BatchMoves.Say(batch.State), PayoutNumber.Of(p), p.State)
                        )
                    )
            );
        }

        return findings;
    }

    private static bool Fits(BatchState batch, PayoutState payout) =>
        batch switch
        {
            BatchState.AwaitingApproval => payout is PayoutState.InBatch,
            BatchState.Approved => payout is PayoutState.Approved or PayoutState.Paid or PayoutState.Returned,
            BatchState.Settled => payout is PayoutState.Paid or PayoutState.Returned,
            _ => false,
        };
}
