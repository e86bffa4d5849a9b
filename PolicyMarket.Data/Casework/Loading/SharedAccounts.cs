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
        var open = db
            .Payouts.AsNoTracking()
            .Where(p => p.State == PayoutState.Reserved || p.State == PayoutState.InBatch || p.State == PayoutState.Approved)
            .Join(db.Claims, p => p.ClaimId, c => c.Id, (p, c) => new AccountUse { FirmId = c.FirmId, AccountNumber = p.AccountNumber })
            .Where(one => one.FirmId >= first && one.FirmId <= last);
        var registered = db.BankAccounts.Select(a => new AccountUse { FirmId = a.FirmId, AccountNumber = a.Number });
        var paid = db
            .Payouts.Where(p => p.State != PayoutState.Returned)
            .Join(db.Claims, p => p.ClaimId, c => c.Id, (p, c) => new AccountUse { FirmId = c.FirmId, AccountNumber = p.AccountNumber });
        return
        [
            .. (await OthersAsync(db, open, registered, ct))
                .Concat(await OthersAsync(db, open, paid, ct))
                .GroupBy(one => (one.FirmId, one.AccountNumber))
                .Select(account =>
                {
                    string[] names = [.. account.Select(one => one.Name).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
                    return new SharedAccount(
                        account.Key.FirmId,
                        account.Key.AccountNumber,
                        string.Join("、", names.Take(MostNamed)) + (names.Length > MostNamed ? " 等" : ""),
                        names.Length
                    );
                }),
        ];
    }

    /// <summary>Names of the other firms that use the same account numbers.</summary>
    private static async Task<List<(long FirmId, string AccountNumber, string Name)>> OthersAsync(
        PolicyMarketDb db,
        IQueryable<AccountUse> open,
        IQueryable<AccountUse> uses,
        CancellationToken ct
    )
    {
        var rows = await (
            from one in open
            join other in uses on one.AccountNumber equals other.AccountNumber
            where other.FirmId != one.FirmId
            join firm in db.Firms on other.FirmId equals firm.Id
            select new
            {
                one.FirmId,
                one.AccountNumber,
                firm.Name,
            }
        )
            .Distinct()
            .ToListAsync(ct);
        return rows.ConvertAll(row => (row.FirmId, row.AccountNumber, row.Name));
    }

    /// <summary>Firms that share an account number with one of these firms: what changes for one changes for them.</summary>
    public static Task<List<long>> PartnersAsync(PolicyMarketDb db, long firmId, CancellationToken ct)
    {
        var numbers = db
            .BankAccounts.Where(a => a.FirmId == firmId)
            .Select(a => a.Number)
            .Concat(db.Payouts.Join(db.Claims.Where(c => c.FirmId == firmId), p => p.ClaimId, c => c.Id, (p, _) => p.AccountNumber));
        return db
            .BankAccounts.Where(a => numbers.Contains(a.Number))
            .Select(a => a.FirmId)
            .Concat(db.Payouts.Where(p => numbers.Contains(p.AccountNumber)).Join(db.Claims, p => p.ClaimId, c => c.Id, (_, c) => c.FirmId))
            .Distinct()
            .ToListAsync(ct);
    }

    private sealed class AccountUse
    {
        public required long FirmId { get; init; }

        public required string AccountNumber { get; init; }
    }
}
