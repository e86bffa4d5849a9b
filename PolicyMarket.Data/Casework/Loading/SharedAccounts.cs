using Microsoft.EntityFrameworkCore;
using PolicyMarket.Data.Casework.Facts;
using PolicyMarket.Data.Claims;
using PolicyMarket.Data.Firms;
using PolicyMarket.Data.Payouts;
using PolicyMarket.Data.Store;

namespace PolicyMarket.Data.Casework.Loading;

/// <summary>Accounts of open money that other firms have registered or were paid to, over all firms.</summary>
internal static class SharedAccounts
{
    private const int MostNamed = 5;

    /// <summary>Of the firms from the first to the last id, inclusive.</summary>
    public static async Task<IReadOnlyList<SharedAccount>> OfOpenMoneyAsync(PolicyMarketDb db, long first, long last, CancellationToken ct)
    {
        var open = db.Payouts.AsNoTracking()
            .Where(p => p.State == PayoutState.Reserved || p.State == PayoutState.InBatch || p.State == PayoutState.Approved)
            .Join(db.Claims, p => p.ClaimId, c => c.Id, (p, c) => new { c.FirmId, p.AccountNumber })
            .Where(one => one.FirmId >= first && one.FirmId <= last);
        var registered = await open.Join(db.BankAccounts, one => one.AccountNumber, a => a.Number, (one, a) => new { one.FirmId, one.AccountNumber, Other = a.FirmId })
            .Where(pair => pair.Other != pair.FirmId)
            .Join(db.Firms, pair => pair.Other, f => f.Id, (pair, f) => new { pair.FirmId, pair.AccountNumber, f.Name })
            .Distinct().ToListAsync(ct);
        var paid = await open.Join(db.Payouts.Where(p => p.State != PayoutState.Returned), one => one.AccountNumber, p => p.AccountNumber, (one, p) => new { one.FirmId, one.AccountNumber, p.ClaimId })
            .Join(db.Claims, pair => pair.ClaimId, c => c.Id, (pair, c) => new { pair.FirmId, pair.AccountNumber, Other = c.FirmId })
            .Where(pair => pair.Other != pair.FirmId)
            .Join(db.Firms, pair => pair.Other, f => f.Id, (pair, f) => new { pair.FirmId, pair.AccountNumber, f.Name })
            .Distinct().ToListAsync(ct);
        return
        [
            .. registered.Concat(paid).GroupBy(one => (one.FirmId, one.AccountNumber)).Select(account =>
            {
                string[] names = [.. account.Select(one => one.Name).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
                return new SharedAccount(
                    account.Key.FirmId, account.Key.AccountNumber, string.Join("、", names.Take(MostNamed)) + (names.Length > MostNamed ? " 等" : ""), names.Length);
            }),
        ];
    }

    /// <summary>Firms that share an account number with one of these firms: what changes for one changes for them.</summary>
    public static Task<List<long>> PartnersAsync(PolicyMarketDb db, long firmId, CancellationToken ct)
    {
        var numbers = db.BankAccounts.Where(a => a.FirmId == firmId).Select(a => a.Number)
            .Concat(db.Payouts.Join(db.Claims.Where(c => c.FirmId == firmId), p => p.ClaimId, c => c.Id, (p, _) => p.AccountNumber));
        return db.BankAccounts.Where(a => numbers.Contains(a.Number)).Select(a => a.FirmId)
            .Concat(db.Payouts.Where(p => numbers.Contains(p.AccountNumber)).Join(db.Claims, p => p.ClaimId, c => c.Id, (_, c) => c.FirmId))
            .Distinct().ToListAsync(ct);
    }
}
