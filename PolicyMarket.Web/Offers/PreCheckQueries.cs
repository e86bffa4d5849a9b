using System.Security.Claims;
using Microsoft.EntityFrameworkCore;
using PolicyMarket.Data.Firms;
using PolicyMarket.Data.Offers;
using PolicyMarket.Data.People;
using PolicyMarket.Data.Policies;
using PolicyMarket.Data.Store;
using PolicyMarket.Data.Workflows;
using PolicyMarket.Rules.Policies;
using PolicyMarket.Web.Hosting;
using PolicyMarket.Web.Ui;

namespace PolicyMarket.Web.Offers;

/// <summary>Reads for the pre-check desk: the offers of the officer's department, as the database assigns the officer now.</summary>
public sealed class PreCheckQueries(IDbContextFactory<PolicyMarketDb> factory, BusinessClock clock)
{
    /// <summary>Rows shown at once; what is done makes room for the next ones.</summary>
    public const int MostRows = 200;

    private const int MostAtOnce = 100_000;

    /// <summary>Null for whoever is no active officer of a department.</summary>
    public async Task<PreCheckList?> ReadAsync(long personId, PreCheckFilter filter, CancellationToken ct)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        if (await ActorReads.OfficersDepartmentAsync(db, personId, ct) is not { } department)
        {
            return null;
        }

        var own = await OwnAsync(db, department, ct);
        var waiting = own.Where(o => o.State == OfferState.AwaitingCheck);
        var items = await waiting.GroupBy(o => o.ItemId)
            .Select(g => new { ItemId = g.Key, Count = g.Count() })
            .Join(db.PolicyItems, g => g.ItemId, i => i.Id, (g, i) => new { g.ItemId, g.Count, i.CurrentNumber })
            .Join(db.PolicyItemVersions, g => new { g.ItemId, Number = g.CurrentNumber }, v => new { v.ItemId, v.Number }, (g, v) => new PreCheckItem(g.ItemId, v.Title, g.Count))
            .ToListAsync(ct);
        var narrowed = Narrow(waiting, filter);
        var today = clock.Today;
        var undoable = own
            .Where(o => o.CheckedByPersonId != null && (o.State == OfferState.Approved || o.State == OfferState.Refused))
            .OrderByDescending(o => o.CheckedAt).ThenByDescending(o => o.Id);
        return new PreCheckList(
            await Rows(narrowed.OrderBy(o => o.CheckDue).ThenByDescending(o => o.AmountFen).ThenBy(o => o.Id), db).Take(MostRows).ToListAsync(ct),
            await narrowed.CountAsync(ct),
            await narrowed.SumAsync(o => o.AmountFen, ct),
            await narrowed.CountAsync(o => o.CheckDue < today, ct),
            [.. items.OrderByDescending(i => i.Count).ThenBy(i => i.ItemId)],
            await Rows(undoable, db).Take(50).ToListAsync(ct));
    }

    /// <summary>Offers that "all" means: those of the filter in order of urgency.</summary>
    public async Task<IReadOnlyList<long>> AllAsync(long personId, PreCheckFilter filter, CancellationToken ct)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        return await ActorReads.OfficersDepartmentAsync(db, personId, ct) is { } department
            ? await Narrow((await OwnAsync(db, department, ct)).Where(o => o.State == OfferState.AwaitingCheck), filter)
                .OrderBy(o => o.CheckDue).ThenByDescending(o => o.AmountFen).ThenBy(o => o.Id)
                .Select(o => o.Id).Take(MostAtOnce).ToListAsync(ct)
            : [];
    }

    /// <summary>The receipt of one offer of the officer's department; null when it is not theirs.</summary>
    public async Task<string?> ReceiptAsync(long personId, long offerId, CancellationToken ct)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        return await ActorReads.OfficersDepartmentAsync(db, personId, ct) is { } department
            ? await (await OwnAsync(db, department, ct)).Where(o => o.Id == offerId).Select(o => o.ReceiptJson).SingleOrDefaultAsync(ct)
            : null;
    }

    /// <summary>The officer's department and the firms of the filter's list, for the record of its reading; null for whoever is no officer.</summary>
    public async Task<(long DepartmentId, int Firms)?> FirmCountAsync(long personId, PreCheckFilter filter, CancellationToken ct)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        if (await ActorReads.OfficersDepartmentAsync(db, personId, ct) is not { } department)
        {
            return null;
        }

        var waiting = (await OwnAsync(db, department, ct)).Where(o => o.State == OfferState.AwaitingCheck);
        return (department, await Narrow(waiting, filter).Select(o => o.FirmId).Distinct().CountAsync(ct));
    }

    /// <summary>How many offers wait for this officer: the figure in the rail.</summary>
    public async Task<int> WaitingAsync(ClaimsPrincipal user, CancellationToken ct)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        return await ActorReads.OfficersDepartmentAsync(db, user.PersonId(), ct) is { } department
            ? await (await OwnAsync(db, department, ct)).CountAsync(o => o.State == OfferState.AwaitingCheck, ct)
            : 0;
    }

    /// <summary>Offers of the department for firms of its territory.</summary>
    private static async Task<IQueryable<Offer>> OwnAsync(PolicyMarketDb db, long departmentId, CancellationToken ct)
    {
        var prefix = Jurisdiction.PrefixOf(await db.Departments.AsNoTracking().Where(d => d.Id == departmentId).Select(d => d.Region).SingleOrDefaultAsync(ct));
        var own = db.Offers.AsNoTracking().Where(o => o.DepartmentId == departmentId);
        return prefix.Length == 0 ? own : own.Where(o => o.Firm!.Region != null && o.Firm.Region.StartsWith(prefix)); // an offer names its firm by a foreign key
    }

    private static IQueryable<Offer> Narrow(IQueryable<Offer> offers, PreCheckFilter filter)
    {
        if (filter.ItemId is { } item)
        {
            offers = offers.Where(o => o.ItemId == item);
        }

        return offers.WhereWords(filter.Words, o => o.Firm!.Name, o => o.Firm!.CreditCode); // an offer names its firm by a foreign key
    }

    private static IQueryable<PreCheckRow> Rows(IQueryable<Offer> offers, PolicyMarketDb db) =>
        offers.Select(o => new PreCheckRow(
            o.Id,
            o.Firm!.Name, // an offer names its firm and its version by foreign keys
            o.Firm.CreditCode,
            o.ItemVersion!.Title,
            o.Period,
            o.AmountFen,
            o.CheckDue,
            o.LastDay,
            o.State,
            db.Set<BankAccount>().Any(a => a.FirmId == o.FirmId && a.IsVerified)));
}
