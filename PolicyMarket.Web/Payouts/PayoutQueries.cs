using System.Security.Claims;
using Microsoft.EntityFrameworkCore;
using PolicyMarket.Data.Firms;
using PolicyMarket.Data.Funds;
using PolicyMarket.Data.Identity;
using PolicyMarket.Data.Payouts;
using PolicyMarket.Data.Payouts.Review;
using PolicyMarket.Data.People;
using PolicyMarket.Data.Policies;
using PolicyMarket.Data.Store;
using PolicyMarket.Data.Workflows;
using PolicyMarket.Web.Hosting;

namespace PolicyMarket.Web.Payouts;

/// <summary>
/// Reads for the finance desk's first page: what waits, what came back, the batches. Nothing for whoever is no active person of finance or supervision now.
/// </summary>
public sealed class PayoutQueries(IDbContextFactory<PolicyMarketDb> factory, PayeeCheck payees, BatchReconciler reconciler)
{
    /// <summary>Payouts of one group that the page lists, and returned payouts.</summary>
    public const int MostPayouts = 500;

    private const int MostWaiting = 5_000;

    /// <summary>Payouts that wait for a batch, by fund and item; the oldest 5,000.</summary>
    public async Task<IReadOnlyList<WaitingGroup>> WaitingAsync(PersonId personId, CancellationToken ct)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        if (await FindReaderAsync(db, personId, ct) is null)
        {
            return [];
        }

        var rows = await Waiting(db)
            .OrderBy(p => p.Id)
            .Take(MostWaiting)
            .Select(p => new
            {
                p.Id,
                p.FundId,
                p.Claim!.ItemId, // a payout names its claim by a foreign key
                p.AmountFen,
                p.CreatedAt,
                IsVerified = db.Set<BankAccount>().Any(a => a.FirmId == p.Claim.FirmId && a.Number == p.AccountNumber && a.IsVerified),
            })
            .ToListAsync(ct);
        var funds = await db.Funds.AsNoTracking().ToDictionaryAsync(f => f.Id, f => f.Name, ct);
        long[] itemIds = [.. rows.Select(r => r.ItemId).Distinct()];
        var items = await db
            .PolicyItems.AsNoTracking()
            .Where(i => itemIds.Contains(i.Id))
            .Join(
                db.PolicyItemVersions,
                i => new { ItemId = i.Id, Number = i.CurrentNumber },
                v => new { v.ItemId, v.Number },
                (i, v) => new { i.Id, v.Title }
            )
            .ToDictionaryAsync(i => i.Id, i => i.Title, ct);
        return
        [
            .. rows.GroupBy(r => (r.FundId, r.ItemId))
                .Select(g => new WaitingGroup(
                    g.Key.FundId,
                    funds[g.Key.FundId],
                    g.Key.ItemId,
                    items.GetValueOrDefault(g.Key.ItemId, ""),
                    [.. g.Where(r => r.IsVerified).Select(r => new WaitingPart(r.Id, r.AmountFen))],
                    g.Count(r => !r.IsVerified),
                    g.Where(r => !r.IsVerified).Sum(r => r.AmountFen),
                    g.Min(r => r.CreatedAt)
                ))
                .OrderBy(g => g.FundName, StringComparer.Ordinal)
                .ThenByDescending(g => g.ReadyFen),
        ];
    }

    /// <summary>The payouts of one group, oldest first, with the findings about their payees.</summary>
    public async Task<IReadOnlyList<WaitingRow>> WaitingRowsAsync(PersonId personId, long fundId, long itemId, CancellationToken ct)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        if (await FindReaderAsync(db, personId, ct) is null)
        {
            return [];
        }

        var rows = await PayoutRows.ReadAsync(
            db,
            Waiting(db).Where(p => p.FundId == fundId && p.Claim!.ItemId == itemId).OrderBy(p => p.Id).Take(MostPayouts), // a join
            ct
        );
        var findings = (await payees.FindAsync([.. rows.Select(r => r.Id)], ct)).ToLookup(f => f.PayoutId);
        return [.. rows.Select(r => new WaitingRow(r, [.. findings[r.Id]]))];
    }

    /// <summary>Payouts that the bank sent back and that no later attempt has replaced, each with the accounts to which it may be sent.</summary>
    public async Task<IReadOnlyList<ReturnedRow>> ReturnedAsync(PersonId personId, CancellationToken ct)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        if (await FindReaderAsync(db, personId, ct) is null)
        {
            return [];
        }

        var returned = db.Payouts.Where(p =>
            p.State == PayoutState.Returned
            && !db.Set<Payout>().Any(later => later.ClaimId == p.ClaimId && later.Instalment == p.Instalment && later.Attempt > p.Attempt)
        );
        var rows = new List<ReturnedRow>();
        foreach (var row in await PayoutRows.ReadAsync(db, returned.OrderBy(p => p.Id).Take(MostPayouts), ct))
        {
            rows.Add(new ReturnedRow(row, await AccountsAsync(db, row.ClaimId, ct)));
        }

        return rows;
    }

    /// <summary>Batches with what became of their money: those that wait for the checker first, then the newest. Page from 0.</summary>
    public async Task<(IReadOnlyList<BatchRow> Rows, int Total)> BatchesAsync(PersonId personId, int page, int pageSize, CancellationToken ct)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        if (await FindReaderAsync(db, personId, ct) is null)
        {
            return ([], 0);
        }

        var total = await db.PayoutBatches.CountAsync(ct);
        var rows = await db
            .PayoutBatches.AsNoTracking()
            .OrderByDescending(b => b.State == BatchState.AwaitingApproval)
            .ThenByDescending(b => b.Id)
            .Skip(page * pageSize)
            .Take(pageSize)
            .Select(b => new BatchRow(
                b.Id,
                b.Number,
                b.State,
                b.Payouts.Count(p => p.State == PayoutState.Paid || p.State == PayoutState.Returned),
                b.PayoutCount,
                b.TotalFen,
                db.Users.Where(u => u.Id == b.MakerPersonId).Select(u => u.DisplayName).FirstOrDefault() ?? "",
                b.MadeAt,
                db.Users.Where(u => u.Id == b.CheckerPersonId).Select(u => u.DisplayName).FirstOrDefault()
            ))
            .ToListAsync(ct);
        var lines = await reconciler.ReadAsync([.. rows.Select(r => r.Id)], ct);
        return ([.. rows.Select(r => r with { Money = lines.GetValueOrDefault(r.Id) })], total);
    }

    /// <summary>Number of waiting tasks of this person: payouts for the maker, batches for the checker.</summary>
    public async Task<int> WaitingCountAsync(ClaimsPrincipal user, CancellationToken ct)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        var count = 0;
        var reader = await FindReaderAsync(db, user.PersonId(), ct);
        if (reader?.Roles.Contains(Roles.Finance) == true)
        {
            count += await Waiting(db).CountAsync(ct);
        }

        if (reader?.Roles.Contains(Roles.FinanceChecker) == true)
        {
            count += await db.PayoutBatches.CountAsync(b => b.State == BatchState.AwaitingApproval, ct);
            count += await db.BankEntries.CountAsync(e => e.State == BankEntryState.Pending, ct);
        }

        return count;
    }

    internal static Task<Actor?> FindReaderAsync(PolicyMarketDb db, PersonId? personId, CancellationToken ct) =>
        ActorReads.FindAsync(db, personId, ct, Roles.Finance, Roles.FinanceChecker, Roles.Supervisor);

    private static IQueryable<Payout> Waiting(PolicyMarketDb db) => db.Payouts.Where(p => p.State == PayoutState.Reserved && p.BatchId == null);

    /// <summary>The accounts of the firm of a claim without those that the bank has refused for it.</summary>
    private static async Task<IReadOnlyList<AccountWords>> AccountsAsync(PolicyMarketDb db, long claimId, CancellationToken ct)
    {
        var refused = await RefusedAccounts.FindAsync(db, claimId, ct);
        var accounts = await db
            .BankAccounts.AsNoTracking()
            .Where(a => db.Set<Data.Claims.Claim>().Any(c => c.Id == claimId && c.FirmId == a.FirmId))
            .OrderByDescending(a => a.IsVerified)
            .ThenBy(a => a.Id)
            .Take(20)
            .ToListAsync(ct);
        return [.. accounts.Where(a => !refused.Contains(a.Id)).Select(a => new AccountWords(a.Id, $"{a.BankName} {a.MaskedNumber}", a.IsVerified))];
    }
}
