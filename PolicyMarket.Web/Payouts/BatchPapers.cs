using Microsoft.EntityFrameworkCore;
using PolicyMarket.Data.Firms;
using PolicyMarket.Data.Payouts;
using PolicyMarket.Data.People;
using PolicyMarket.Data.Store;

namespace PolicyMarket.Web.Payouts;

/// <summary>Reads the files that left for a batch and those that came back.</summary>
internal static class BatchPapers
{
    private const int MostListed = 200;

    public static async Task<IReadOnlyList<PaymentFileRow>> FilesAsync(PolicyMarketDb db, long batchId, CancellationToken ct) =>
        await db
            .PaymentFiles.AsNoTracking()
            .Where(f => f.BatchId == batchId)
            .OrderByDescending(f => f.Id)
            .Take(MostListed)
            .Select(f => new PaymentFileRow(
                f.Id,
                f.Format,
                f.MessageId,
                f.ContentHash,
                f.PayoutCount,
                f.TotalFen,
                db.Users.Where(u => u.Id == f.MadeByPersonId).Select(u => u.DisplayName).FirstOrDefault() ?? "",
                f.MadeAt,
                f.RefusalReason
            ))
            .ToListAsync(ct);

    public static async Task<IReadOnlyList<BankResultLine>> ResultsAsync(PolicyMarketDb db, long batchId, CancellationToken ct) =>
        await db
            .BankResults.AsNoTracking()
            .Where(r => r.BatchId == batchId)
            .OrderByDescending(r => r.Id)
            .Take(MostListed)
            .Select(r => new BankResultLine(
                r.Id,
                r.FileName,
                r.PaidCount,
                r.ReturnedCount,
                r.ExceptionCount,
                db.Users.Where(u => u.Id == r.TakenInByPersonId).Select(u => u.DisplayName).FirstOrDefault() ?? "",
                r.TakenInAt
            ))
            .ToListAsync(ct);

    /// <summary>The entries that statements taken in for this batch brought.</summary>
    public static async Task<IReadOnlyList<StatementEntryRow>> EntriesAsync(PolicyMarketDb db, long batchId, CancellationToken ct)
    {
        var entries = await db
            .StatementEntries.AsNoTracking()
            .Where(e => e.BatchId == batchId)
            .OrderByDescending(e => e.On)
            .ThenByDescending(e => e.Id)
            .Take(MostListed)
            .ToListAsync(ct);
        return
        [
            .. entries.Select(e => new StatementEntryRow(
                e.Id,
                e.On,
                e.IsDebit,
                e.AmountFen,
                e.Reference,
                e.NamedNumber,
                e.Words,
                BankAccount.Mask(e.AccountNumber)
            )),
        ];
    }
}
