using Microsoft.EntityFrameworkCore;
using PolicyMarket.Data.Identity;
using PolicyMarket.Data.Payouts;
using PolicyMarket.Data.Payouts.Review;
using PolicyMarket.Data.People;
using PolicyMarket.Data.Store;
using PolicyMarket.Data.Workflows;

namespace PolicyMarket.Web.Payouts;

/// <summary>Reads one batch for its page. Nothing for whoever is no active person of finance or supervision now.</summary>
public sealed class BatchQueries(IDbContextFactory<PolicyMarketDb> factory, PayeeCheck payees, BatchReviewer reviewer, BatchReconciler reconciler)
{
    private const int MostPending = 500;

    /// <summary>Null when there is no such batch, or the person may not see it.</summary>
    public async Task<BatchView?> ReadAsync(PersonId personId, long batchId, CancellationToken ct)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        if (
            await PayoutQueries.FindReaderAsync(db, personId, ct) is null
            || await db.PayoutBatches.AsNoTracking().SingleOrDefaultAsync(b => b.Id == batchId, ct) is not { } batch
        )
        {
            return null;
        }

        var names = await db
            .Users.Where(u => u.Id == batch.MakerPersonId || u.Id == batch.CheckerPersonId)
            .ToDictionaryAsync(u => u.Id, u => u.DisplayName, ct);
        var payouts = await db
            .Payouts.AsNoTracking()
            .Where(p => p.BatchId == batchId)
            .Select(p => new
            {
                p.Id,
                p.State,
                p.Claim!.FirmId, // a payout names its claim by a foreign key
            })
            .ToListAsync(ct);
        long[] open = [.. payouts.Where(p => p.State is PayoutState.InBatch or PayoutState.Approved).Select(p => p.Id)];
        return new BatchView(
            batch.Id,
            batch.Number,
            batch.State,
            batch.PayoutCount,
            batch.TotalFen,
            batch.ContentHash,
            batch.MakerPersonId,
            names.GetValueOrDefault(batch.MakerPersonId, ""),
            batch.MadeAt,
            batch.CheckerPersonId is { } checker ? names.GetValueOrDefault(checker) : null,
            batch.CheckedAt,
            batch.RejectReason,
            batch.InstructedAt,
            payouts.Select(p => p.FirmId).Distinct().Count(),
            payouts.Count(p => p.State is PayoutState.Paid or PayoutState.Returned),
            batch.State is BatchState.AwaitingApproval or BatchState.Approved ? await payees.FindAsync(open, ct) : [],
            await reviewer.ReadAsync(batchId, ct),
            (await reconciler.ReadAsync([batchId], ct)).GetValueOrDefault(batchId),
            await PendingAsync(db, batchId, ct)
        )
        {
            Files = await BatchPapers.FilesAsync(db, batchId, ct),
            Results = await BatchPapers.ResultsAsync(db, batchId, ct),
            Entries = await BatchPapers.EntriesAsync(db, batchId, ct),
        };
    }

    /// <summary>A page of the batch's payouts, from 0; Total: of all that the words (claim number, firm or item) match. PayoutId: that payout alone.</summary>
    public async Task<(IReadOnlyList<PayoutRow> Rows, int Total)> PayoutsAsync(PersonId personId, PayoutFilter filter, CancellationToken ct)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        if (await PayoutQueries.FindReaderAsync(db, personId, ct) is null)
        {
            return ([], 0);
        }

        var payouts = db.Payouts.Where(p => p.BatchId == filter.BatchId);
        if (filter.State is { } state)
        {
            payouts = payouts.Where(p => p.State == state);
        }

        if (filter.Words.Trim() is { Length: > 0 } words)
        {
            payouts = payouts.Where(p =>
                p.Claim!.Number.Contains(words) || p.Claim.Firm!.Name.Contains(words) || p.Claim.ItemVersion!.Title.Contains(words) // joins
            );
        }

        var ordered = filter.IsByAmount ? payouts.OrderByDescending(p => p.AmountFen).ThenBy(p => p.Id) : payouts.OrderBy(p => p.Id);
        return (await PayoutRows.ReadAsync(db, ordered.Skip(filter.Page * filter.PageSize).Take(filter.PageSize), ct), await payouts.CountAsync(ct));
    }

    /// <summary>Payouts of the batch on which the bank can still answer, for typing an answer in.</summary>
    public async Task<IReadOnlyList<PayoutRow>> AnswerableAsync(PersonId personId, long batchId, CancellationToken ct)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        return await PayoutQueries.FindReaderAsync(db, personId, ct) is null
            ? []
            : await PayoutRows.ReadAsync(
                db,
                db.Payouts.Where(p => p.BatchId == batchId && (p.State == PayoutState.Approved || p.State == PayoutState.Paid))
                    .OrderBy(p => p.Id)
                    .Take(PayoutQueries.MostPayouts),
                ct
            );
    }

    /// <summary>The full account numbers of a batch by payout, for its checker alone: the caller records the reading first.</summary>
    public async Task<IReadOnlyDictionary<long, string>> FullAccountsAsync(PersonId personId, long batchId, CancellationToken ct)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        return await ActorReads.FindAsync(db, personId, ct, Roles.FinanceChecker) is null
            ? new Dictionary<long, string>()
            : await db.Payouts.AsNoTracking().Where(p => p.BatchId == batchId).ToDictionaryAsync(p => p.Id, p => p.AccountNumber, ct);
    }

    private static async Task<IReadOnlyList<PendingAnswerRow>> PendingAsync(PolicyMarketDb db, long batchId, CancellationToken ct)
    {
        var rows = await db
            .BankEntries.AsNoTracking()
            .Where(e => e.BatchId == batchId && e.State == BankEntryState.Pending)
            .OrderBy(e => e.Id)
            .Take(MostPending)
            .Join(
                db.Payouts,
                e => e.PayoutId,
                p => p.Id,
                (e, p) =>
                    new
                    {
                        Entry = e,
                        p.Instalment,
                        p.Attempt,
                        p.AmountFen,
                        p.Claim!.Number, // joins by foreign keys
                        Firm = p.Claim.Firm!.Name,
                        By = db.Users.Where(u => u.Id == e.EnteredByPersonId).Select(u => u.DisplayName).FirstOrDefault(),
                    }
            )
            .ToListAsync(ct);
        return
        [
            .. rows.Select(r => new PendingAnswerRow(
                r.Entry.Id,
                PayoutNumber.Of(r.Number, r.Instalment, r.Attempt),
                r.Firm,
                r.AmountFen,
                r.Entry.IsPaid,
                r.Entry.On,
                r.Entry.Reference,
                r.Entry.Reason,
                r.Entry.Difference,
                r.Entry.EnteredByPersonId,
                r.By ?? "",
                r.Entry.EnteredAt
            )),
        ];
    }
}
