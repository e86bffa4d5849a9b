using Microsoft.EntityFrameworkCore;
using PolicyMarket.Data.Firms;
using PolicyMarket.Data.Funds;
using PolicyMarket.Data.Payouts;
using PolicyMarket.Data.Store;

namespace PolicyMarket.Web.Payouts;

/// <summary>Reads payouts as rows of lists, with names and masked accounts.</summary>
internal static class PayoutRows
{
    public static async Task<IReadOnlyList<PayoutRow>> ReadAsync(PolicyMarketDb db, IQueryable<Payout> payouts, CancellationToken ct)
    {
        var rows = await payouts
            .AsNoTracking()
            .Select(p => new
            {
                Payout = p,
                p.Claim!.Number, // a payout names its claim by a foreign key
                Firm = p.Claim.Firm!.Name,
                Item = p.Claim.ItemVersion!.Title,
                Fund = db.Set<Fund>().Where(f => f.Id == p.FundId).Select(f => f.Name).First(),
            })
            .ToListAsync(ct);
        return
        [
            .. rows.Select(r => new PayoutRow(
                r.Payout.Id,
                r.Payout.ClaimId,
                r.Number,
                r.Firm,
                r.Item,
                r.Fund,
                r.Payout.FundId,
                r.Payout.AmountFen,
                r.Payout.AccountHolder,
                r.Payout.BankName,
                BankAccount.Mask(r.Payout.AccountNumber),
                r.Payout.State,
                r.Payout.Attempt,
                r.Payout.SettledOn,
                r.Payout.BankReference,
                r.Payout.ReturnedOn,
                r.Payout.ReturnReason
            )
            {
                ReturnReference = r.Payout.ReturnReference,
            }),
        ];
    }
}
