using Microsoft.EntityFrameworkCore;
using PolicyMarket.Data.Audit;
using PolicyMarket.Data.Firms;
using PolicyMarket.Data.Funds;
using PolicyMarket.Data.Policies;
using PolicyMarket.Data.Store;

namespace PolicyMarket.Data.Payouts.Review;

/// <summary>
/// Reads what is remarkable about a batch as it is now: differences since it was made, amounts, duplicates. Findings about payees are those of
/// <see cref="PayeeCheck"/>.
/// </summary>
public sealed class BatchReviewer(IDbContextFactory<PolicyMarketDb> factory)
{
    private const int MostAmounts = 50_000;
    private const int MostRemovals = 200;

    /// <summary>Empty when there is no such batch.</summary>
    public async Task<BatchReview> ReadAsync(long batchId, CancellationToken ct)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        var batch = await db
            .PayoutBatches.AsNoTracking()
            .Include(b => b.Payouts)
                .ThenInclude(p => p.Claim)
                    .ThenInclude(c => c!.Firm) // a payout always has its claim
            .SingleOrDefaultAsync(b => b.Id == batchId, ct);
        if (batch is null)
        {
            return BatchReview.Empty;
        }

        var rows = await RowsAsync(db, batch, ct);
        var amounts = await AmountsAsync(db, [.. rows.Select(r => r.ItemId).Distinct()], ct);
        List<BatchNote> notes =
        [
            .. await DifferencesAsync(db, batch, rows, ct),
            .. FarAmounts(rows, amounts),
            .. await RepeatedPayments.FindAsync(db, rows, ct),
            .. BatchDuplicates.Find(rows),
        ];
        return new BatchReview([.. notes.OrderBy(n => n.Kind).ThenBy(n => n.Payout?.Id)], Sums(rows, amounts));
    }

    private static async Task<List<ReviewRow>> RowsAsync(PolicyMarketDb db, PayoutBatch batch, CancellationToken ct)
    {
        long[] versions = [.. batch.Payouts.Select(p => ClaimOf(p).ItemVersionId).Distinct()];
        var items = await db
            .PolicyItemVersions.AsNoTracking()
            .Where(v => versions.Contains(v.Id))
            .Select(v => new
            {
                v.Id,
                v.Title,
                v.Number,
                v.ExclusiveGroup,
            })
            .ToDictionaryAsync(v => v.Id, ct);
        long[] fundIds = [.. batch.Payouts.Select(p => p.FundId).Distinct()];
        var funds = await db.Funds.AsNoTracking().Where(f => fundIds.Contains(f.Id)).ToDictionaryAsync(f => f.Id, ct);
        return
        [
            .. batch
                .Payouts.OrderBy(p => p.Id)
                .Select(p =>
                {
                    var (claim, version, fund) = (ClaimOf(p), items[ClaimOf(p).ItemVersionId], funds[p.FundId]);
                    var firm = claim.Firm ?? throw new InvalidOperationException($"Claim {claim.Number} was loaded without its firm.");
                    return new ReviewRow(p, claim, firm, version.Title, version.Number, version.ExclusiveGroup, fund);
                }),
        ];
    }

    private static async Task<IEnumerable<BatchNote>> DifferencesAsync(PolicyMarketDb db, PayoutBatch batch, List<ReviewRow> rows, CancellationToken ct)
    {
        var notes = new List<BatchNote>();
        if (batch.State == BatchState.AwaitingApproval && BatchContent.HashOf(batch.Payouts) != batch.ContentHash)
        {
            notes.Add(new BatchNote(BatchNoteKind.ContentDiffers, null, ReviewWording.ContentDiffers));
        }

        notes.AddRange(await RemovalsAsync(db, batch, ct));
        if (batch.State is not (BatchState.AwaitingApproval or BatchState.Approved))
        {
            return notes;
        }

        notes.AddRange(await ChangedAccountsAsync(db, rows, ct));
        notes.AddRange(await ChangedMatches.FindAsync(db, rows, ct));
        notes.AddRange(await ChangedItemsAsync(db, rows, ct));
        notes.AddRange(
            rows.Where(r => !r.Fund.IsOpen)
                .GroupBy(r => r.Fund.Name, StringComparer.Ordinal)
                .Select(g => new BatchNote(BatchNoteKind.FundClosed, null, ReviewWording.FundClosed(g.Key, g.Count())))
        );
        return notes;
    }

    private static async Task<List<BatchNote>> RemovalsAsync(PolicyMarketDb db, PayoutBatch batch, CancellationToken ct)
    {
        var (subject, code) = ($"batch:{batch.Id}", AuditAction.BatchTakeOut.Code);
        var events = await db
            .AuditEvents.AsNoTracking()
            .Where(e => e.Subject == subject && e.Action == code)
            .OrderBy(e => e.Id)
            .Take(MostRemovals)
            .ToListAsync(ct);
        return events.ConvertAll(e => new BatchNote(BatchNoteKind.TakenOut, null, ReviewWording.TakenOut(e.Actor, e.Detail)));
    }

    private static async Task<IEnumerable<BatchNote>> ChangedAccountsAsync(PolicyMarketDb db, List<ReviewRow> rows, CancellationToken ct)
    {
        string[] numbers = [.. rows.Select(r => r.Payout.AccountNumber).Distinct(StringComparer.Ordinal)];
        var accounts = (await db.BankAccounts.AsNoTracking().Where(a => numbers.Contains(a.Number)).ToListAsync(ct)).ToDictionary(a =>
            (a.FirmId, a.Number)
        );
        return rows.Select(r =>
            {
                var there = accounts.GetValueOrDefault((r.Firm.Id, r.Payout.AccountNumber));
                return there switch
                {
                    null => new BatchNote(BatchNoteKind.AccountChanged, r.Named, ReviewWording.AccountGone),
                    _ when (there.Holder, there.BankName) != (r.Payout.AccountHolder, r.Payout.BankName) => new BatchNote(
                        BatchNoteKind.AccountChanged,
                        r.Named,
                        ReviewWording.AccountDiffers(there.Holder, there.BankName)
                    ),
                    _ => null,
                };
            })
            .OfType<BatchNote>();
    }

    private static async Task<IEnumerable<BatchNote>> ChangedItemsAsync(PolicyMarketDb db, List<ReviewRow> rows, CancellationToken ct)
    {
        long[] items = [.. rows.Select(r => r.ItemId).Distinct()];
        var current = await db
            .PolicyItems.AsNoTracking()
            .Where(i => items.Contains(i.Id))
            .Join(
                db.PolicyItemVersions,
                i => new { ItemId = i.Id, Number = i.CurrentNumber },
                v => new { v.ItemId, v.Number },
                (i, v) =>
                    new
                    {
                        i.Id,
                        v.Number,
                        v.PublishedAt,
                    }
            )
            .ToDictionaryAsync(v => v.Id, ct);
        return rows.Where(r => current.TryGetValue(r.ItemId, out var now) && now.Number > r.VersionNumber)
            .GroupBy(r => r.ItemId)
            .Select(g => new BatchNote(
                BatchNoteKind.ItemChanged,
                null,
                ReviewWording.ItemChanged(g.First().ItemTitle, g.Count(), current[g.Key].PublishedAt)
            ));
    }

    /// <summary>The newest amounts of payouts of the items that were not returned, fen.</summary>
    private static async Task<ILookup<long, long>> AmountsAsync(PolicyMarketDb db, long[] items, CancellationToken ct) =>
        (
            await db
                .Payouts.AsNoTracking()
                .Where(p => p.State != PayoutState.Returned && items.Contains(p.Claim!.ItemId)) // a join
                .OrderByDescending(p => p.Id)
                .Take(MostAmounts)
                .Select(p => new { p.Claim!.ItemId, p.AmountFen }) // as above
                .ToListAsync(ct)
        ).ToLookup(p => p.ItemId, p => p.AmountFen);

    private static IEnumerable<BatchNote> FarAmounts(List<ReviewRow> rows, ILookup<long, long> amounts)
    {
        foreach (var item in rows.GroupBy(r => r.ItemId))
        {
            long[] all = [.. amounts[item.Key]];
            if (AmountOutliers.MedianOf(all) is not { } median)
            {
                continue;
            }

            foreach (var row in item.Where(r => AmountOutliers.IsFar(r.Payout.AmountFen, median)))
            {
                yield return new BatchNote(BatchNoteKind.AmountFar, row.Named, ReviewWording.AmountFar(row.Payout.AmountFen, median, all.Length));
            }
        }
    }

    private static IReadOnlyList<BatchSum> Sums(List<ReviewRow> rows, ILookup<long, long> amounts) =>
        [
            .. rows.GroupBy(r => (Fund: r.Fund.Name, r.ItemId))
                .Select(g => new BatchSum(
                    g.Key.Fund,
                    g.First().ItemTitle,
                    g.Count(),
                    g.Sum(r => r.Payout.AmountFen),
                    g.Min(r => r.Payout.AmountFen),
                    g.Max(r => r.Payout.AmountFen),
                    AmountOutliers.MedianOf([.. amounts[g.Key.ItemId]])
                ))
                .OrderBy(s => s.FundName, StringComparer.Ordinal)
                .ThenByDescending(s => s.Fen),
        ];

    private static Claims.Claim ClaimOf(Payout payout) =>
        payout.Claim ?? throw new InvalidOperationException($"Payout {payout.Id} was loaded without its claim.");
}
