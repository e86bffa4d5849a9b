using Microsoft.EntityFrameworkCore;
using PolicyMarket.Data.Ledger;
using PolicyMarket.Data.Offers;
using PolicyMarket.Data.People;
using PolicyMarket.Data.Policies;
using PolicyMarket.Data.Store;

namespace PolicyMarket.Data.Funds.Budgets;

/// <summary>Reads every fund's balances as sums of the ledger.</summary>
public sealed class FundBalances(IDbContextFactory<PolicyMarketDb> factory)
{
    private const int Most = 1000;

    /// <summary>Newest year first, then by code.</summary>
    public async Task<IReadOnlyList<FundBalance>> ReadAsync(CancellationToken ct)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        var sums = (
            await db
                .LedgerEntries.AsNoTracking()
                .GroupBy(e => new { e.FundId, e.Account })
                .Select(g => new
                {
                    g.Key.FundId,
                    g.Key.Account,
                    Fen = g.Sum(e => e.AmountFen),
                })
                .ToListAsync(ct)
        ).ToDictionary(s => (s.FundId, s.Account), s => s.Fen);
        var returned = await db
            .LedgerEntries.AsNoTracking()
            .Where(e => (e.Phase == LedgerPhase.Return || e.Phase == LedgerPhase.Reversal) && e.Account == LedgerAccount.Available)
            .GroupBy(e => e.FundId)
            .Select(g => new { FundId = g.Key, Fen = g.Sum(e => e.AmountFen) })
            .ToDictionaryAsync(g => g.FundId, g => g.Fen, ct);
        var expected = await db
            .Offers.AsNoTracking()
            .Where(o => o.State == OfferState.Pushed)
            .Join(db.PolicyItems.Where(i => i.FundId != null), o => o.ItemId, i => i.Id, (o, i) => new { i.FundId, o.AmountFen })
            .GroupBy(o => o.FundId)
            .Select(g => new { FundId = g.Key, Fen = g.Sum(o => o.AmountFen) })
            .ToListAsync(ct);
        var funds = await db
            .Funds.AsNoTracking()
            .OrderByDescending(f => f.Year)
            .ThenBy(f => f.Code)
            .Take(Most)
            .Select(f => new { Fund = f, Department = db.Set<Department>().Where(d => d.Id == f.DepartmentId).Select(d => d.Name).FirstOrDefault() })
            .ToListAsync(ct);
        return
        [
            .. funds.Select(f => new FundBalance(
                f.Fund.Id,
                f.Fund.Code,
                f.Fund.Name,
                f.Department,
                f.Fund.Year,
                f.Fund.LastDay,
                f.Fund.IsOpen,
                -Sum(f.Fund.Id, LedgerAccount.Treasury),
                Sum(f.Fund.Id, LedgerAccount.Available),
                expected.Where(e => e.FundId == f.Fund.Id).Sum(e => e.Fen),
                Sum(f.Fund.Id, LedgerAccount.Reserved),
                Sum(f.Fund.Id, LedgerAccount.Approved),
                Sum(f.Fund.Id, LedgerAccount.Paid),
                returned.GetValueOrDefault(f.Fund.Id)
            )),
        ];

        long Sum(long fundId, LedgerAccount account) => sums.GetValueOrDefault((fundId, account));
    }
}
