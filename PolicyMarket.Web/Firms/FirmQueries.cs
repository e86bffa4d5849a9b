using Microsoft.EntityFrameworkCore;
using PolicyMarket.Data.Claims;
using PolicyMarket.Data.Matching;
using PolicyMarket.Data.Offers;
using PolicyMarket.Data.Store;
using PolicyMarket.Rules.Attributes;
using PolicyMarket.Rules.Outcomes;
using PolicyMarket.Rules.Policies;
using PolicyMarket.Web.Shell;

namespace PolicyMarket.Web.Firms;

/// <summary>What the pages of one firm read; every method is told the firm and never looks beyond it.</summary>
public sealed class FirmQueries(IDbContextFactory<PolicyMarketDb> factory, AttributeCatalog catalog, Clock clock)
{
    private const int MostCards = 50;

    public async Task<FirmHome?> HomeAsync(long firmId, CancellationToken ct)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        var name = await db.Firms.Where(f => f.Id == firmId).Select(f => f.Name).SingleOrDefaultAsync(ct);
        if (name is null)
        {
            return null;
        }

        var lastRun = await db.MatchingRuns.Where(r => r.State == RunState.Finished)
            .OrderByDescending(r => r.Id).Select(r => (DateOnly?)r.BusinessDate).FirstOrDefaultAsync(ct);
        var year = new DateOnly(clock.Today.Year, 1, 1);
        var paid = await db.Payouts
            .Where(p => p.Claim != null && p.Claim.FirmId == firmId && p.State == Data.Payouts.PayoutState.Paid && p.SettledOn >= year)
            .Select(p => p.AmountFen).ToListAsync(ct);
        return new FirmHome(
            name,
            lastRun,
            await OffersAsync(db, firmId, ct),
            await OneFactAsync(db, firmId, ct),
            await ToApplyAsync(db, firmId, ct),
            await ClaimsAsync(db, firmId, onlyUnderWay: true, ct),
            paid.Sum(),
            paid.Count);
    }

    /// <summary>All claims of the firm, newest first.</summary>
    public async Task<IReadOnlyList<ClaimCard>> ClaimsAsync(long firmId, CancellationToken ct)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        return await ClaimsAsync(db, firmId, onlyUnderWay: false, ct);
    }

    private static async Task<IReadOnlyList<OfferCard>> OffersAsync(PolicyMarketDb db, long firmId, CancellationToken ct) =>
        await db.Offers.AsNoTracking()
            .Where(o => o.FirmId == firmId && o.State == OfferState.Pushed)
            .OrderByDescending(o => o.AmountFen).ThenBy(o => o.Id)
            .Take(MostCards)
            .Select(o => new OfferCard(
                o.Id,
                o.ItemVersion!.Title, // an offer names its version by a foreign key
                o.ItemVersion.Summary,
                db.Departments.Where(d => d.Id == o.DepartmentId).Select(d => d.Name).First(),
                o.CheckedByPersonId != null,
                o.Period,
                o.AmountFen))
            .ToListAsync(ct);

    private async Task<IReadOnlyList<OneFactCard>> OneFactAsync(PolicyMarketDb db, long firmId, CancellationToken ct)
    {
        var rows = await db.Matches.AsNoTracking()
            .Where(m => m.FirmId == firmId && m.Outcome == OutcomeKind.Unknown && m.Missing != "" && !m.Missing.Contains(","))
            .Join(db.PolicyItemVersions, m => m.ItemVersionId, v => v.Id, (m, v) => new { m.ItemId, m.Missing, v.Title, v.Summary, v.Mode })
            .Join(db.PolicyItems, r => r.ItemId, i => i.Id, (r, i) => new { i.Code, r.Missing, r.Title, r.Summary, r.Mode })
            .OrderBy(r => r.Mode == ClaimMode.ApplyFree ? 0 : 1).ThenBy(r => r.Code)
            .Take(MostCards)
            .ToListAsync(ct);
        return [.. rows.Select(r => Held(r.Missing) is { } fact
                ? new OneFactCard(r.Code, r.Title, r.Summary, fact.Label, fact.SourceDepartment ?? "")
                : null)
            .OfType<OneFactCard>()
            .Where(c => c.Holder.Length > 0)
            .Take(8)];
    }

    /// <summary>The attribute when a department holds it about the firm; what only an application can say is left out.</summary>
    private AttributeDefinition? Held(string name) =>
        catalog.TryGet(name, out var attribute) && attribute.Kind is AttributeKind.Fact or AttributeKind.Derived or AttributeKind.History
            ? attribute
            : null;

    private static async Task<IReadOnlyList<ApplyCard>> ToApplyAsync(PolicyMarketDb db, long firmId, CancellationToken ct) =>
        await db.Matches.AsNoTracking()
            .Where(m => m.FirmId == firmId && m.Outcome == OutcomeKind.Eligible)
            .Join(db.PolicyItemVersions.Where(v => v.Mode == ClaimMode.Apply), m => m.ItemVersionId, v => v.Id, (m, v) => new { m.ItemId, m.PayableFen, v.Title, v.DepartmentText })
            .Join(db.PolicyItems, r => r.ItemId, i => i.Id, (r, i) => new { i.Code, r.Title, r.DepartmentText, r.PayableFen })
            .OrderByDescending(r => r.PayableFen ?? -1)
            .Take(8)
            .Select(r => new ApplyCard(r.Code, r.Title, r.DepartmentText, r.PayableFen))
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
