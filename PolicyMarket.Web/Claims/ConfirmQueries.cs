using Microsoft.EntityFrameworkCore;
using PolicyMarket.Data.Claims;
using PolicyMarket.Data.Firms;
using PolicyMarket.Data.Firms.Accounts;
using PolicyMarket.Data.Offers;
using PolicyMarket.Data.People;
using PolicyMarket.Data.Policies;
using PolicyMarket.Data.Store;
using PolicyMarket.Data.Workflows;

namespace PolicyMarket.Web.Claims;

/// <summary>What the confirm page and the accounts page read.</summary>
public sealed class ConfirmQueries(IDbContextFactory<PolicyMarketDb> factory, BusinessClock clock)
{
    /// <summary>One offer of the person's firm; null when it is not this firm's, or the person acts for no firm.</summary>
    public async Task<ConfirmView?> ReadAsync(long? personId, long offerId, CancellationToken ct)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        if (await ActorReads.FirmAsync(db, personId, ct) is not { } firmId)
        {
            return null;
        }

        var accounts = await AccountsAsync(db, firmId, ct);
        var view = await db.Offers.AsNoTracking()
            .Where(o => o.Id == offerId && o.FirmId == firmId)
            .Select(o => new ConfirmView(
                o.Id,
                o.ItemVersion!.Title, // an offer names its version by a foreign key
                o.ItemVersion.Summary,
                db.Set<PolicyItem>().Where(i => i.Id == o.ItemId).Select(i => i.Code).First(),
                o.Period,
                o.AmountFen,
                o.State,
                o.LastDay,
                o.Reason,
                o.ReceiptJson,
                db.Set<Claim>().Where(c => c.OfferId == o.Id).Select(c => (long?)c.Id).FirstOrDefault(),
                accounts))
            .SingleOrDefaultAsync(ct);
        if (view is not { State: OfferState.Pushed })
        {
            return view;
        }

        var had = await ReceivedReader.OfFirmAsync(db, firmId, clock.Today, ct);
        var group = await db.Offers.Where(o => o.Id == offerId).Select(o => o.ItemVersion!.ExclusiveGroup).SingleAsync(ct); // as above
        return view with { Excluded = had.Reason(view.ItemCode, group, view.Period) };
    }

    /// <summary>The receiving accounts of the person's firm, the default one first; none for whoever acts for no firm.</summary>
    public async Task<IReadOnlyList<AccountChoice>> AccountsAsync(long? personId, CancellationToken ct)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        return await ActorReads.FirmAsync(db, personId, ct) is { } firmId ? await AccountsAsync(db, firmId, ct) : [];
    }

    private static async Task<IReadOnlyList<AccountChoice>> AccountsAsync(PolicyMarketDb db, long firmId, CancellationToken ct)
    {
        var rows = await db.BankAccounts.AsNoTracking().Where(a => a.FirmId == firmId)
            .OrderByDescending(a => a.IsDefault).ThenBy(a => a.Id).Take(20).ToListAsync(ct);
        return [.. rows.Select(a => new AccountChoice(a.Id, a.Holder, a.BankName, BankAccount.Mask(a.Number), a.IsVerified, a.IsDefault))];
    }
}
