using Microsoft.EntityFrameworkCore;
using PolicyMarket.Data.Claims;
using PolicyMarket.Data.Firms;
using PolicyMarket.Data.Store;

namespace PolicyMarket.Data.Payouts;

/// <summary>Accounts to which a payout of a claim is not sent again, because the bank sent back an earlier attempt.</summary>
public static class RefusedAccounts
{
    /// <summary>
    /// Ids of the firm's accounts with the holder, bank and number of a returned attempt of the claim. An account whose holder was mended since is
    /// another one. An
    /// attempt that was taken out before the bank had it says nothing about its account.
    /// </summary>
    public static async Task<IReadOnlySet<long>> FindAsync(PolicyMarketDb db, long claimId, CancellationToken ct) =>
        (
            await db
                .BankAccounts.AsNoTracking()
                .Where(a =>
                    db.Set<Claim>().Any(c => c.Id == claimId && c.FirmId == a.FirmId)
                    && db.Set<Payout>()
                        .Any(p =>
                            p.ClaimId == claimId
                            && p.State == PayoutState.Returned
                            && !p.IsCancelled
                            && p.AccountNumber == a.Number
                            && p.AccountHolder == a.Holder
                            && p.BankName == a.BankName
                        )
                )
                .Select(a => a.Id)
                .ToListAsync(ct)
        ).ToHashSet();
}
