using Microsoft.EntityFrameworkCore;
using PolicyMarket.Data.Disputes;
using PolicyMarket.Data.FactSheets;
using PolicyMarket.Data.Firms;
using PolicyMarket.Data.Firms.Outlook;
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
public sealed class FirmQueries(
    IDbContextFactory<PolicyMarketDb> factory,
    FirmOutlook outlooks,
    FirmMoneyQueries money,
    PlanReader plans,
    AttributeCatalog catalog,
    BusinessClock clock
)
{
    private const int MostHints = 8;
    private const int MostClose = 5;

    /// <summary>Null for whoever acts for no firm.</summary>
    public async Task<FirmHome?> HomeAsync(PersonId? personId, CancellationToken ct)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        if (
            await ActorReads.FirmAsync(db, personId, ct) is not { } firmId
            || await db.Firms.Where(f => f.Id == firmId).Select(f => f.Name).SingleOrDefaultAsync(ct) is not { } name
        )
        {
            return null;
        }

        var outlook = await outlooks.ReadAsync(firmId, ct);
        var offers = await money.OffersAsync(db, firmId, ct);
        var blocked = offers
            .Select(o => (Offer: o, Why: outlook.Had.Reason(o.ItemCode, o.ExclusiveGroup, o.Period)))
            .Where(o => o.Why is not null)
            .ToList();
        var (account, isVerified) = await FirmMoneyQueries.AccountAsync(db, firmId, ct);
        var (paid, paidFen, paidCount) = await money.PaidThisYearAsync(db, firmId, ct);
        return new FirmHome(
            name,
            outlook.AsOf,
            [.. offers.Except(blocked.Select(o => o.Offer))],
            [.. outlook.Close.Take(MostClose).Select(CardOf)],
            [.. outlook.LackingOne.Take(MostHints).Select(l => new OneFactCard(l.ItemCode, l.Title, l.Summary, l.AttributeLabel, l.HolderDepartment))],
            [.. outlook.OpenToApply.Take(MostHints).Select(o => new ApplyCard(o.ItemCode, o.Title, o.DepartmentText, o.AmountFen))],
            [.. blocked.Select(o => new ExcludedItem(o.Offer.ItemCode, o.Offer.Title, o.Why ?? "")).Concat(outlook.Excluded).Take(MostHints)],
            await money.ClaimsAsync(db, firmId, onlyUnderWay: true, ct)
        )
        {
            DamageNote = outlook.Damages.Count > 0 ? SheetDamageWording.ForFirm(outlook.Damages) : null,
            Account = account,
            IsAccountVerified = isVerified,
            InCheck = await FirmMoneyQueries.InCheckAsync(db, firmId, ct),
            Declined = await money.DeclinedAsync(db, firmId, ct),
            Reliefs = outlook.Reliefs,
            Rights = await RightsAsync(db, firmId, outlook, ct),
            Paid = paid,
            PaidThisYearFen = paidFen,
            PaidThisYearCount = paidCount,
            OpenDisputes = await db.FactDisputes.CountAsync(d => d.FirmId == firmId && d.State == DisputeState.Waiting, ct),
            Year = clock.Today.Year,
        };
    }

    /// <summary>All claims of the person's firm, newest first; none for whoever acts for no firm.</summary>
    public async Task<IReadOnlyList<ClaimCard>> ClaimsAsync(PersonId? personId, CancellationToken ct)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        return await ActorReads.FirmAsync(db, personId, ct) is { } firmId ? await money.ClaimsAsync(db, firmId, onlyUnderWay: false, ct) : [];
    }

    /// <summary>
    /// Codes of the library are shown by their titles with what they pay, and lead to their items; items of places where the firm is not registered are left
    /// out.
    /// </summary>
    private async Task<IReadOnlyList<RightCard>> RightsAsync(PolicyMarketDb db, long firmId, FirmOutlookView outlook, CancellationToken ct)
    {
        if (outlook.Rights.IsEmpty)
        {
            return [];
        }

        var home = await db.Firms.AsNoTracking().Where(f => f.Id == firmId).Select(f => f.Region).SingleAsync(ct);
        var rules = (await plans.ReadAsync(db, clock.Today, ct)).Items.ToDictionary(item => item.Rule.Id, item => item.Rule, StringComparer.Ordinal);
        return
        [
            .. outlook
                .Rights.Take(MostHints)
                .Select(right => new RightCard(
                    right.ItemCode,
                    right.Title,
                    right.Kind,
                    right.DepartmentText,
                    right.Where,
                    [.. right.Opens.Select(name => Opened(name, rules, home)).OfType<OpenedItem>()]
                )),
        ];
    }

    private OpenedItem? Opened(string name, Dictionary<string, PolicyRule> rules, string? home) =>
        !rules.TryGetValue(name, out var rule) ? (IsWords(name) ? new OpenedItem(name, null, null) : null)
        : Jurisdiction.Covers(rule.Document.Region, home) ? new OpenedItem(rule.Title, rule.Id, PayText.Of(rule, catalog).Headline)
        : null;

    /// <summary>A code of an item that is not in force here says nothing to a firm.</summary>
    private static bool IsWords(string name) => name.Any(sign => sign > 0x7F);

    private CloseCard CardOf(CloseItem item) =>
        new(
            item.Rule.Id,
            item.Rule.Title,
            PayText.Of(item.Rule, catalog).Headline,
            [.. item.Gaps.Select(gap => new CloseGap(gap.Requirement, gap.Text, gap.Distance is { } off ? Math.Clamp(1m - off, 0m, 1m) : null))]
        );
}
