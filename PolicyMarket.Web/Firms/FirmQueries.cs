using Microsoft.EntityFrameworkCore;
using PolicyMarket.Data.Claims;
using PolicyMarket.Data.FactSheets;
using PolicyMarket.Data.Firms;
using PolicyMarket.Data.Firms.Outlook;
using PolicyMarket.Data.Offers;
using PolicyMarket.Data.Payouts;
using PolicyMarket.Data.People;
using PolicyMarket.Data.Policies;
using PolicyMarket.Data.Store;
using PolicyMarket.Data.Workflows;
using PolicyMarket.Rules.Attributes;
using PolicyMarket.Rules.Policies;
using PolicyMarket.Rules.Wording;
using PolicyMarket.Web.Ui;
namespace PolicyMarket.Web.Firms;

/// <summary>Reads for the pages of one firm: the one for which the person acts now, as the database says.</summary>
public sealed class FirmQueries(IDbContextFactory<PolicyMarketDb> factory, FirmOutlook outlooks, AttributeCatalog catalog, BusinessClock clock)
{
    private const int MostCards = 50;
    private const int MostHints = 8;
    private const int MostClose = 5;

    /// <summary>Null for whoever acts for no firm.</summary>
    public async Task<FirmHome?> HomeAsync(long? personId, CancellationToken ct)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        if (await ActorReads.FirmAsync(db, personId, ct) is not { } firmId
            || await db.Firms.Where(f => f.Id == firmId).Select(f => f.Name).SingleOrDefaultAsync(ct) is not { } name)
        {
            return null;
        }

        var outlook = await outlooks.ReadAsync(firmId, ct);
        var year = new DateOnly(clock.Today.Year, 1, 1);
        var paid = await db.Payouts
            .Where(p => p.Claim != null && p.Claim.FirmId == firmId && p.State == Data.Payouts.PayoutState.Paid && p.SettledOn >= year)
            .Select(p => p.AmountFen).ToListAsync(ct);
        var offers = await OffersAsync(db, firmId, clock.Today, ct);
        var blocked = offers.Select(o => (Offer: o, Why: outlook.Had.Reason(o.ItemCode, o.ExclusiveGroup, o.Period))).Where(o => o.Why is not null).ToList();
        return new FirmHome(
            name,
            outlook.AsOf,
            [.. offers.Except(blocked.Select(o => o.Offer))],
            [.. outlook.Close.Take(MostClose).Select(CardOf)],
            [.. outlook.LackingOne.Take(MostHints).Select(l => new OneFactCard(l.ItemCode, l.Title, l.Summary, l.AttributeLabel, l.HolderDepartment))],
            [.. outlook.OpenToApply.Take(MostHints).Select(o => new ApplyCard(o.ItemCode, o.Title, o.DepartmentText, o.AmountFen))],
            [.. blocked.Select(o => new ExcludedItem(o.Offer.ItemCode, o.Offer.Title, o.Why ?? "")).Concat(outlook.Excluded).Take(MostHints)],
            await ClaimsAsync(db, firmId, onlyUnderWay: true, ct),
            paid.Sum(),
            paid.Count)
        {
            DamageNote = outlook.Damages.Count > 0 ? SheetDamageWording.ForFirm(outlook.Damages) : null,
            Reliefs = [.. outlook.Reliefs.Take(MostHints)],
            Rights = await RightsAsync(db, firmId, outlook, ct),
        };
    }

    /// <summary>All claims of the person's firm, newest first; none for whoever acts for no firm.</summary>
    public async Task<IReadOnlyList<ClaimCard>> ClaimsAsync(long? personId, CancellationToken ct)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        return await ActorReads.FirmAsync(db, personId, ct) is { } firmId ? await ClaimsAsync(db, firmId, onlyUnderWay: false, ct) : [];
    }

    /// <summary>Codes of the library are shown by their titles; items of places where the firm is not registered are left out.</summary>
    private static async Task<IReadOnlyList<RightCard>> RightsAsync(PolicyMarketDb db, long firmId, FirmOutlookView outlook, CancellationToken ct)
    {
        var home = await db.Firms.AsNoTracking().Where(f => f.Id == firmId).Select(f => f.Region).SingleAsync(ct);
        var rights = outlook.Rights.Take(MostHints).ToList();
        var codes = rights.SelectMany(right => right.Opens).Distinct(StringComparer.Ordinal).ToList();
        var titles = await db.PolicyItems.AsNoTracking().Where(i => codes.Contains(i.Code))
            .Join(db.PolicyItemVersions, i => new { i.Id, Number = i.CurrentNumber }, v => new { Id = v.ItemId, v.Number }, (i, v) => new { i.Code, v.Title, i.Document!.Region }) // an item names its document by a foreign key
            .ToDictionaryAsync(row => row.Code, StringComparer.Ordinal, ct);
        return rights.ConvertAll(right => new RightCard(
            right.ItemCode, right.Title, right.Kind, right.DepartmentText, right.Where, [
                .. right.Opens.Where(name => !titles.TryGetValue(name, out var item) || Jurisdiction.Covers(item.Region, home))
                    .Select(name => titles.TryGetValue(name, out var item) ? item.Title : name),
            ]));
    }

    private CloseCard CardOf(CloseItem item) => new(
        item.Rule.Id,
        item.Rule.Title,
        PayText.Of(item.Rule, catalog).Headline,
        [.. item.Gaps.Select(gap => new CloseGap(gap.Requirement, gap.Text))]);

    private static async Task<IReadOnlyList<OfferCard>> OffersAsync(PolicyMarketDb db, long firmId, DateOnly today, CancellationToken ct) =>
        await db.Offers.AsNoTracking()
            .Where(o => o.FirmId == firmId && o.State == OfferState.Pushed && o.LastDay >= today)
            .OrderByDescending(o => o.AmountFen).ThenBy(o => o.Id)
            .Take(MostCards)
            .Select(o => new OfferCard(
                o.Id,
                o.ItemVersion!.Title, // an offer names its version by a foreign key
                o.ItemVersion.Summary,
                db.Set<Department>().Where(d => d.Id == o.DepartmentId).Select(d => d.Name).First(),
                o.CheckedByPersonId != null,
                o.Period,
                o.AmountFen,
                o.LastDay,
                o.ItemVersion.Item!.Code, // as a version its item
                o.ItemVersion.ExclusiveGroup))
            .ToListAsync(ct);

    private static async Task<IReadOnlyList<ClaimCard>> ClaimsAsync(PolicyMarketDb db, long firmId, bool onlyUnderWay, CancellationToken ct) =>
        await db.Claims.AsNoTracking()
            .Where(c => c.FirmId == firmId && (!onlyUnderWay || c.State != ClaimState.Paid))
            .OrderByDescending(c => c.Id)
            .Take(MostCards)
            .Select(c => new ClaimCard(
                c.Id,
                c.Number,
                c.ItemVersion!.Title, // a claim names its version by a foreign key
                c.AmountFen,
                c.State,
                c.ConfirmedAt,
                c.Events.OrderByDescending(e => e.Sequence).Select(e => e.Note).FirstOrDefault()))
            .ToListAsync(ct);
}
