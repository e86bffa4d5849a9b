using System.Security.Claims;
using Microsoft.EntityFrameworkCore;
using PolicyMarket.Data.Funds;
using PolicyMarket.Data.Ledger;
using PolicyMarket.Data.Offers;
using PolicyMarket.Data.Offers.Doubts;
using PolicyMarket.Data.Opinions;
using PolicyMarket.Data.People;
using PolicyMarket.Data.Policies;
using PolicyMarket.Data.Store;
using PolicyMarket.Data.Workflows;
using PolicyMarket.Web.Hosting;
using PolicyMarket.Web.Ui;

namespace PolicyMarket.Web.Offers;

/// <summary>Reads for the pre-check desk: the offers of the officer's department, as the database assigns the officer now.</summary>
public sealed class PreCheckQueries(IDbContextFactory<PolicyMarketDb> factory, HeldItems heldItems, DoubtFinder doubts, BusinessClock clock)
{
    private const int MostInQueue = 100_000;

    private const int SoonDays = 3;

    /// <summary>Null for whoever is no active officer of a department.</summary>
    public async Task<PreCheckQueue?> QueueAsync(PersonId personId, PreCheckFilter filter, CancellationToken ct)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        if (await ActorReads.OfficersDepartmentAsync(db, personId, ct) is not { } department)
        {
            return null;
        }

        var waiting = (await OwnOffers.ReadAsync(db, department, ct)).Where(o => o.State == OfferState.AwaitingCheck);
        var items = await ItemsAsync(db, waiting, ct);
        var today = clock.Today;
        var offers = await Narrow(waiting, filter)
            .OrderBy(o => o.CheckDue)
            .ThenByDescending(o => o.AmountFen)
            .ThenBy(o => o.Id)
            .Take(MostInQueue)
            .Select(o => new
            {
                Key = new DoubtedOffer(o.Id, o.FirmId, o.ItemId, o.ItemVersionId, o.Period, o.AmountFen, o.Revision),
                IsOver = o.CheckDue < today,
            })
            .ToListAsync(ct);
        var found = await doubts.FindAsync(db, offers.ConvertAll(o => o.Key), ct);
        var ordered = offers.Select(o => (o.Key, o.IsOver, Doubts: found.TryGetValue(o.Key.Id, out var known) ? known : []));
        var kept = ordered.Where(o => !filter.DoubtfulOnly || !o.Doubts.IsEmpty).OrderBy(o => o.Doubts.IsEmpty).ToList();
        return new PreCheckQueue(
            department,
            kept.ConvertAll(o => new PreCheckKey(o.Key.Id, o.Key.ItemId, o.Key.AmountFen, o.Doubts)),
            items,
            items.Sum(item => item.Count),
            kept.Count(o => o.IsOver),
            kept.Select(o => o.Key.FirmId).Distinct().Count()
        );
    }

    /// <summary>The rows of these offers, in the order of the ids; what has left the list meanwhile is missing.</summary>
    public async Task<IReadOnlyList<PreCheckRow>> RowsAsync(PersonId personId, IReadOnlyList<long> ids, CancellationToken ct)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        if (await ActorReads.OfficersDepartmentAsync(db, personId, ct) is not { } department)
        {
            return [];
        }

        var own = await OwnOffers.ReadAsync(db, department, ct);
        var rows = await Rows(own.Where(o => ids.Contains(o.Id) && o.State == OfferState.AwaitingCheck)).ToDictionaryAsync(row => row.Id, ct);
        return [.. ids.Where(rows.ContainsKey).Select(id => rows[id])];
    }

    /// <summary>Head and receipt of one offer of the officer's department; null when it is not theirs.</summary>
    public async Task<PreCheckRecord?> RecordAsync(PersonId personId, long offerId, CancellationToken ct)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        if (await ActorReads.OfficersDepartmentAsync(db, personId, ct) is not { } department)
        {
            return null;
        }

        var own = (await OwnOffers.ReadAsync(db, department, ct)).Where(o => o.Id == offerId);
        if (await Rows(own).SingleOrDefaultAsync(ct) is not { } row)
        {
            return null;
        }

        var fund = await db
            .PolicyItems.AsNoTracking()
            .Where(i => i.Id == row.ItemId && i.FundId != null)
            .Select(i => new
            {
                Name = db.Set<Fund>().Where(f => f.Id == i.FundId).Select(f => f.Name).FirstOrDefault(),
                Fen = db.Set<LedgerEntry>().Where(e => e.FundId == i.FundId && e.Account == LedgerAccount.Available).Sum(e => e.AmountFen),
            })
            .SingleOrDefaultAsync(ct);
        return new PreCheckRecord(row, fund?.Name, fund?.Fen ?? 0, await own.Select(o => o.ReceiptJson).SingleAsync(ct));
    }

    /// <summary>How many offers wait for this officer: the figure in the rail.</summary>
    public async Task<int> WaitingAsync(ClaimsPrincipal user, CancellationToken ct)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        return await ActorReads.OfficersDepartmentAsync(db, user.PersonId(), ct) is { } department
            ? await (await OwnOffers.ReadAsync(db, department, ct)).CountAsync(o => o.State == OfferState.AwaitingCheck, ct)
            : 0;
    }

    private async Task<IReadOnlyList<PreCheckItem>> ItemsAsync(PolicyMarketDb db, IQueryable<Offer> waiting, CancellationToken ct)
    {
        var items = await waiting
            .GroupBy(o => o.ItemId)
            .Select(g => new { ItemId = g.Key, Count = g.Count() })
            .Join(
                db.PolicyItems,
                g => g.ItemId,
                i => i.Id,
                (g, i) =>
                    new
                    {
                        g.ItemId,
                        g.Count,
                        i.CurrentNumber,
                    }
            )
            .Join(
                db.PolicyItemVersions,
                g => new { g.ItemId, Number = g.CurrentNumber },
                v => new { v.ItemId, v.Number },
                (g, v) => new PreCheckItem(g.ItemId, v.Title, g.Count)
            )
            .ToListAsync(ct);
        var held = await heldItems.ReadAsync(db, ct);
        return [.. items.OrderByDescending(i => i.Count).ThenBy(i => i.ItemId).Select(i => i with { IsHeld = held.Contains(i.ItemId) })];
    }

    private IQueryable<Offer> Narrow(IQueryable<Offer> offers, PreCheckFilter filter)
    {
        if (filter.ItemId is { } item)
        {
            offers = offers.Where(o => o.ItemId == item);
        }

        if (filter.Due != PreCheckDue.All)
        {
            var before = filter.Due == PreCheckDue.Over ? clock.Today : clock.Today.AddDays(SoonDays + 1);
            offers = offers.Where(o => o.CheckDue < before);
        }

        return offers.WhereWords(filter.Words, o => o.Firm!.Name, o => o.Firm!.CreditCode); // an offer names its firm by a foreign key
    }

    private static IQueryable<PreCheckRow> Rows(IQueryable<Offer> offers) =>
        offers.Select(o => new PreCheckRow(
            o.Id,
            o.ItemId,
            o.Firm!.Name, // an offer names its firm and its version by foreign keys
            o.Firm.CreditCode,
            o.ItemVersion!.Title,
            o.Period,
            o.AmountFen,
            o.CheckDue,
            o.LastDay
        ));
}
