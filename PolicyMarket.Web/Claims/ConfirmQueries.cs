using Microsoft.EntityFrameworkCore;
using PolicyMarket.Data.Casework;
using PolicyMarket.Data.Claims;
using PolicyMarket.Data.Claims.Filing;
using PolicyMarket.Data.Firms;
using PolicyMarket.Data.Firms.Accounts;
using PolicyMarket.Data.Offers;
using PolicyMarket.Data.People;
using PolicyMarket.Data.Policies;
using PolicyMarket.Data.Store;
using PolicyMarket.Data.Workflows;
using PolicyMarket.Rules.Values;

namespace PolicyMarket.Web.Claims;

/// <summary>Reads the confirm page, the page for declining and the accounts page.</summary>
public sealed class ConfirmQueries(IDbContextFactory<PolicyMarketDb> factory, WorkingDays calendar, BusinessClock clock)
{
    /// <summary>One offer of the person's firm; null when it is not this firm's, or the person acts for no firm.</summary>
    public async Task<ConfirmView?> ReadAsync(PersonId? personId, long offerId, CancellationToken ct)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        if (await ActorReads.FirmAsync(db, personId, ct) is not { } firmId)
        {
            return null;
        }

        var accounts = await AccountsAsync(db, firmId, ct);
        var view = await db
            .Offers.AsNoTracking()
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
                db.Set<Claim>().Where(c => c.OfferId == o.Id).Select(c => c.Number).FirstOrDefault(),
                o.AnsweredAt,
                accounts
            ))
            .SingleOrDefaultAsync(ct);
        return view switch
        {
            { State: OfferState.Pushed } => await WithTermsAsync(db, view, firmId, ct),
            { State: OfferState.Declined, AnsweredAt: { } at } => view with { TakeBackUntil = TakeBackUntil(at, view.LastDay) },
            _ => view,
        };
    }

    /// <summary>The receiving accounts of the person's firm, the default one first; none for whoever acts for no firm.</summary>
    public async Task<IReadOnlyList<AccountChoice>> AccountsAsync(PersonId? personId, CancellationToken ct)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        return await ActorReads.FirmAsync(db, personId, ct) is { } firmId ? await AccountsAsync(db, firmId, ct) : [];
    }

    private async Task<ConfirmView> WithTermsAsync(PolicyMarketDb db, ConfirmView view, long firmId, CancellationToken ct)
    {
        var had = await ReceivedReader.OfFirmAsync(db, firmId, clock.Today, ct);
        var group = await db.Offers.Where(o => o.Id == view.OfferId).Select(o => o.ItemVersion!.ExclusiveGroup).SingleAsync(ct); // as above
        return view with
        {
            Excluded = had.Reason(view.ItemCode, group, view.Period),
            MoneyDue = MoneyDue.On(clock.Today, await ThresholdValues.ReadAsync(db, ct), calendar),
        };
    }

    private DateOnly? TakeBackUntil(DateTime declinedAt, DateOnly lastDay) =>
        OfferDeclining.LastDayToTakeBack(declinedAt, lastDay, calendar) is var last && last >= clock.Today ? last : null;

    private static async Task<IReadOnlyList<AccountChoice>> AccountsAsync(PolicyMarketDb db, long firmId, CancellationToken ct)
    {
        var rows = await db
            .BankAccounts.AsNoTracking()
            .Where(a => a.FirmId == firmId)
            .OrderByDescending(a => a.IsDefault)
            .ThenBy(a => a.Id)
            .Take(20)
            .ToListAsync(ct);
        return [.. rows.Select(a => new AccountChoice(a.Id, a.Holder, a.BankName, BankAccount.Mask(a.Number), a.IsVerified, a.IsDefault))];
    }
}
