using System.Security.Claims;
using Microsoft.EntityFrameworkCore;
using PolicyMarket.Data.Claims;
using PolicyMarket.Data.Firms;
using PolicyMarket.Data.Firms.Accounts;
using PolicyMarket.Data.Funds;
using PolicyMarket.Data.Identity;
using PolicyMarket.Data.Payouts;
using PolicyMarket.Data.People;
using PolicyMarket.Data.Store;
using PolicyMarket.Data.Workflows;
using PolicyMarket.Web.Hosting;

namespace PolicyMarket.Web.Payouts;

/// <summary>Reads for the finance desk: nothing for whoever is no active person of finance or supervision now.</summary>
public sealed class PayoutQueries(IDbContextFactory<PolicyMarketDb> factory, PayeeCheck payees)
{
    /// <summary>Payouts that one page and one batch hold at the most.</summary>
    public const int MostPayouts = 500;

    private const int MostBatches = 100;

    /// <summary>Payouts that wait for a batch, oldest first.</summary>
    public async Task<IReadOnlyList<PayoutRow>> WaitingAsync(long personId, CancellationToken ct)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        if (await FindReaderAsync(db, personId, ct) is null)
        {
            return [];
        }

        return await RowsAsync(db, db.Payouts.Where(p => p.State == PayoutState.Reserved && p.BatchId == null).OrderBy(p => p.Id), ct);
    }

    /// <summary>Payouts that the bank sent back and that no later attempt has replaced.</summary>
    public async Task<IReadOnlyList<PayoutRow>> ReturnedAsync(long personId, CancellationToken ct)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        if (await FindReaderAsync(db, personId, ct) is null)
        {
            return [];
        }

        var returned = db.Payouts.Where(p => p.State == PayoutState.Returned
            && !db.Set<Payout>().Any(later => later.ClaimId == p.ClaimId && later.Instalment == p.Instalment && later.Attempt > p.Attempt));
        return await RowsAsync(db, returned.OrderBy(p => p.Id), ct);
    }

    public async Task<IReadOnlyList<BatchRow>> BatchesAsync(long personId, CancellationToken ct)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        if (await FindReaderAsync(db, personId, ct) is null)
        {
            return [];
        }

        return await db.PayoutBatches.AsNoTracking().OrderByDescending(b => b.Id).Take(MostBatches)
            .Select(b => new BatchRow(
                b.Id,
                b.Number,
                b.State,
                b.Payouts.Count(p => p.State == PayoutState.Paid || p.State == PayoutState.Returned),
                b.PayoutCount,
                b.TotalFen,
                db.Users.Where(u => u.Id == b.MakerPersonId).Select(u => u.DisplayName).FirstOrDefault() ?? "",
                b.MadeAt,
                db.Users.Where(u => u.Id == b.CheckerPersonId).Select(u => u.DisplayName).FirstOrDefault()))
            .ToListAsync(ct);
    }

    public async Task<BatchView?> BatchAsync(long personId, long batchId, CancellationToken ct)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        if (await FindReaderAsync(db, personId, ct) is null)
        {
            return null;
        }

        var batch = await db.PayoutBatches.AsNoTracking().SingleOrDefaultAsync(b => b.Id == batchId, ct);
        if (batch is null)
        {
            return null;
        }

        var names = await db.Users.Where(u => u.Id == batch.MakerPersonId || u.Id == batch.CheckerPersonId)
            .ToDictionaryAsync(u => u.Id, u => u.DisplayName, ct);
        var rows = await RowsAsync(db, db.Payouts.Where(p => p.BatchId == batchId).OrderBy(p => p.Id), ct);
        return new BatchView(
            batch.Id,
            batch.Number,
            batch.State,
            batch.TotalFen,
            batch.ContentHash,
            batch.MakerPersonId,
            names.GetValueOrDefault(batch.MakerPersonId, ""),
            batch.MadeAt,
            batch.CheckerPersonId is { } checker ? names.GetValueOrDefault(checker) : null,
            batch.CheckedAt,
            batch.RejectReason,
            rows,
            batch.State is BatchState.AwaitingApproval or BatchState.Approved
                ? await payees.FindAsync([.. rows.Where(r => r.State is PayoutState.InBatch or PayoutState.Approved).Select(r => r.Id)], ct)
                : [],
            await PendingAsync(db, batchId, ct));
    }

    private static async Task<IReadOnlyList<PendingAnswerRow>> PendingAsync(PolicyMarketDb db, long batchId, CancellationToken ct)
    {
        var rows = await db.BankEntries.AsNoTracking().Where(e => e.BatchId == batchId && e.State == BankEntryState.Pending)
            .OrderBy(e => e.Id).Take(MostPayouts)
            .Join(db.Payouts, e => e.PayoutId, p => p.Id, (e, p) => new { Entry = e, Payout = p, p.Claim!.Number, Firm = p.Claim.Firm!.Name }) // joins by foreign keys
            .Select(r => new { r.Entry, r.Payout.Instalment, r.Payout.Attempt, r.Payout.AmountFen, r.Number, r.Firm, By = db.Users.Where(u => u.Id == r.Entry.EnteredByPersonId).Select(u => u.DisplayName).FirstOrDefault() })
            .ToListAsync(ct);
        return [.. rows.Select(r => new PendingAnswerRow(
            r.Entry.Id, PayoutNumber.Of(r.Number, r.Instalment, r.Attempt), r.Firm, r.AmountFen, r.Entry.IsPaid, r.Entry.On, r.Entry.Reference, r.Entry.Reason,
            r.Entry.Difference, r.Entry.EnteredByPersonId, r.By ?? "", r.Entry.EnteredAt))];
    }

    /// <summary>Accounts of the firm of a payout, for sending a returned one again: id and words.</summary>
    public async Task<IReadOnlyList<(long Id, string Words)>> AccountsAsync(long personId, long claimId, CancellationToken ct)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        if (await FindReaderAsync(db, personId, ct) is null)
        {
            return [];
        }

        var rows = await db.BankAccounts.AsNoTracking()
            .Where(a => db.Set<Data.Claims.Claim>().Any(c => c.Id == claimId && c.FirmId == a.FirmId))
            .OrderBy(a => a.Id).Take(20).ToListAsync(ct);
        return [.. rows.Select(a => (a.Id, $"{a.BankName} {a.MaskedNumber}"))];
    }

    /// <summary>What waits for this person: payouts for the maker, batches for the checker.</summary>
    public async Task<int> WaitingCountAsync(ClaimsPrincipal user, CancellationToken ct)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        var count = 0;
        var reader = await FindReaderAsync(db, user.PersonId(), ct);
        if (reader?.Roles.Contains(Roles.Finance) == true)
        {
            count += await db.Payouts.CountAsync(p => p.State == PayoutState.Reserved && p.BatchId == null, ct);
        }

        if (reader?.Roles.Contains(Roles.FinanceChecker) == true)
        {
            count += await db.PayoutBatches.CountAsync(b => b.State == BatchState.AwaitingApproval, ct);
            count += await db.BankEntries.CountAsync(e => e.State == BankEntryState.Pending, ct);
        }

        return count;
    }

    private static Task<Actor?> FindReaderAsync(PolicyMarketDb db, long? personId, CancellationToken ct) =>
        ActorReads.FindAsync(db, personId, ct, Roles.Finance, Roles.FinanceChecker, Roles.Supervisor);

    private static async Task<IReadOnlyList<PayoutRow>> RowsAsync(PolicyMarketDb db, IQueryable<Payout> payouts, CancellationToken ct)
    {
        var rows = await payouts.AsNoTracking().Take(MostPayouts)
            .Select(p => new
            {
                Payout = p,
                p.Claim!.Number, // a payout names its claim by a foreign key
                Firm = p.Claim.Firm!.Name,
                Item = p.Claim.ItemVersion!.Title,
                Fund = db.Set<Fund>().Where(f => f.Id == p.FundId).Select(f => f.Name).First(),
            })
            .ToListAsync(ct);
        return [.. rows.Select(r => new PayoutRow(
            r.Payout.Id,
            r.Payout.ClaimId,
            r.Number,
            r.Firm,
            r.Item,
            r.Fund,
            r.Payout.FundId,
            r.Payout.AmountFen,
            r.Payout.AccountHolder,
            $"{r.Payout.BankName} {BankAccount.Mask(r.Payout.AccountNumber)}",
            r.Payout.State,
            r.Payout.Attempt,
            r.Payout.SettledOn,
            r.Payout.BankReference,
            r.Payout.ReturnedOn,
            r.Payout.ReturnReason))];
    }
}
