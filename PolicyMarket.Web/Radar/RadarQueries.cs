using System.Collections.Immutable;
using Microsoft.EntityFrameworkCore;
using PolicyMarket.Data.Claims;
using PolicyMarket.Data.Determinations;
using PolicyMarket.Data.Identity;
using PolicyMarket.Data.Offers;
using PolicyMarket.Data.People;
using PolicyMarket.Data.Policies;
using PolicyMarket.Data.Store;
using PolicyMarket.Data.Workflows;
using PolicyMarket.Rules.Attributes;
using PolicyMarket.Rules.Policies;
using PolicyMarket.Web.Policies.Search;
using PolicyMarket.Web.Policies.Search.FrontDoor;

namespace PolicyMarket.Web.Radar;

/// <summary>
/// Reads what in the policies of a place needs work: an officer reads the items of the own department, a supervisor and an administrator those of all
/// departments. Figures are sums; no firm is named.
/// </summary>
public sealed class RadarQueries(
    IDbContextFactory<PolicyMarketDb> factory,
    ItemCache cache,
    AttributeCatalog catalog,
    OverlapFinder overlaps,
    LocalRegion local,
    BusinessClock clock
)
{
    /// <summary>Days before its end from which a document is listed.</summary>
    public const int Ahead = 90;

    private const int MostRows = 1000;

    private static readonly OfferState[] Open =
    [
        OfferState.AwaitingCheck,
        OfferState.AwaitingRelease,
        OfferState.AwaitingData,
        OfferState.Approved,
        OfferState.Pushed,
    ];

    /// <summary>Null for whoever is none of them now, or an officer without a department.</summary>
    public async Task<RadarView?> ReadAsync(PersonId personId, CancellationToken ct)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        if (await ActorReads.FindAsync(db, personId, ct, Roles.Officer, Roles.Supervisor, Roles.Administrator) is not { } actor)
        {
            return null;
        }

        var isOfficer = !actor.Roles.Contains(Roles.Supervisor) && !actor.Roles.Contains(Roles.Administrator);
        if (isOfficer && actor.DepartmentId is null)
        {
            return null;
        }

        var known = await db
            .PolicyItems.AsNoTracking()
            .Where(item => !isOfficer || item.DepartmentId == actor.DepartmentId)
            .Select(item => new Known(item.Id, item.Department!.Name, item.EndsOn)) // every item has its department
            .ToDictionaryAsync(item => item.ItemId, ct);
        var all = await cache.ItemsAsync(ct);
        var place = isOfficer
            ? await db.Departments.Where(department => department.Id == actor.DepartmentId).Select(department => department.Region).SingleAsync(ct)
            : (await local.FindAsync(ct))?.Value ?? "";
        var own = all.Where(item => known.ContainsKey(item.ItemId) && ItemTerritory.Concerns(place, item)).ToList();
        var run = await db
            .MatchingRuns.AsNoTracking()
            .Where(one => one.State == RunState.Finished)
            .OrderByDescending(one => one.Id)
            .Select(one => new { one.Id, one.BusinessDate })
            .FirstOrDefaultAsync(ct);
        return new RadarView(
            actor.Roles.Contains(Roles.Officer) && actor.DepartmentId is not null,
            run?.BusinessDate,
            await DocumentsAsync(db, own, known, ct),
            await ModesAsync(db, own, known, run?.Id, ct),
            Overlaps(await overlaps.FindAsync(run?.Id, ct), all, known)
        );
    }

    private static RadarItem Row(CachedItem item, Dictionary<long, Known> known) =>
        new(item.ItemId, item.Code, item.Rule.Title, known.TryGetValue(item.ItemId, out var one) ? one.Department : item.Rule.Department);

    private async Task<ImmutableArray<RadarDocument>> DocumentsAsync(
        PolicyMarketDb db,
        List<CachedItem> items,
        Dictionary<long, Known> known,
        CancellationToken ct
    )
    {
        var today = clock.Today;
        var ending = items
            .Select(item => (Item: item, LastDay: LastDay(item, known[item.ItemId].EndsOn)))
            .Where(one => one.LastDay is null || one.LastDay <= today.AddDays(Ahead))
            .ToList();
        long[] ids = [.. ending.Select(one => one.Item.ItemId)];
        var offers = await db
            .Offers.Where(o => ids.Contains(o.ItemId) && Open.Contains(o.State))
            .GroupBy(o => o.ItemId)
            .Select(g => new
            {
                g.Key,
                Count = g.Count(),
                Fen = g.Sum(o => o.AmountFen),
            })
            .ToDictionaryAsync(row => row.Key, ct);
        var claims = await db
            .Claims.Where(c => ids.Contains(c.ItemId) && c.State != ClaimState.Paid)
            .GroupBy(c => c.ItemId)
            .Select(g => new
            {
                g.Key,
                Count = g.Count(),
                Fen = g.Sum(c => c.AmountFen),
            })
            .ToDictionaryAsync(row => row.Key, ct);
        return
        [
            .. ending
                .GroupBy(one => (one.Item.Rule.Document.Title, one.Item.Rule.Document.Number, one.LastDay))
                .Select(group => new RadarDocument(
                    group.Key.Title,
                    group.Key.Number,
                    group.Key.LastDay,
                    group.Key.LastDay is { } last ? last.DayNumber - today.DayNumber : null,
                    [.. group.Select(one => Row(one.Item, known))],
                    group.Sum(one => offers.TryGetValue(one.Item.ItemId, out var sum) ? sum.Count : 0),
                    group.Sum(one => offers.TryGetValue(one.Item.ItemId, out var sum) ? sum.Fen : 0),
                    group.Sum(one => claims.TryGetValue(one.Item.ItemId, out var sum) ? sum.Count : 0),
                    group.Sum(one => claims.TryGetValue(one.Item.ItemId, out var sum) ? sum.Fen : 0)
                ))
                .OrderBy(row => row.End)
                .ThenByDescending(row => row.OffersFen + row.ClaimsFen)
                .ThenBy(row => row.LastDay)
                .ThenBy(row => row.Title, StringComparer.Ordinal)
                .Take(MostRows),
        ];
    }

    /// <summary>The earliest of what the text, the department's word on an undated text, and the department's end of the item say.</summary>
    private static DateOnly? LastDay(CachedItem item, DateOnly? endsOn)
    {
        var ofText = item.Rule.Document.EffectiveTo ?? item.ConfirmedUntil;
        return (ofText, endsOn) switch
        {
            ({ } text, { } end) => text < end ? text : end,
            _ => ofText ?? endsOn,
        };
    }

    private async Task<ImmutableArray<RadarMode>> ModesAsync(
        PolicyMarketDb db,
        List<CachedItem> items,
        Dictionary<long, Known> known,
        long? runId,
        CancellationToken ct
    )
    {
        var today = clock.Today;
        var appliedFor = items
            .Where(item => item.Rule is { IsPaidOut: true, IsAppliedFor: true } && !(LastDay(item, known[item.ItemId].EndsOn) < today))
            .ToList();
        long[] ids = [.. appliedFor.Select(item => item.ItemId)];
        var tallies = await db
            .RunTallies.AsNoTracking()
            .Where(tally => tally.RunId == runId && ids.Contains(tally.ItemId))
            .ToDictionaryAsync(tally => tally.ItemId, ct);
        return
        [
            .. appliedFor
                .Select(item => new RadarMode(
                    Row(item, known),
                    PolicyWords.Of(item.Rule.Mode),
                    [.. AdmissionTest.Of(item.Rule, catalog, today, item.ConfirmedUntil).Where(test => !test.IsPassed)],
                    tallies.GetValueOrDefault(item.ItemId)?.Eligible ?? 0,
                    tallies.GetValueOrDefault(item.ItemId)?.EligibleFen ?? 0
                ))
                .OrderBy(row => row.Failed.Length)
                .ThenByDescending(row => row.EligibleFen)
                .ThenBy(row => row.Item.Code, StringComparer.Ordinal)
                .Take(MostRows),
        ];
    }

    /// <summary>Pairs of which at least one item is the person's to look after.</summary>
    private ImmutableArray<RadarOverlap> Overlaps(ImmutableArray<OverlapPair> pairs, ImmutableArray<CachedItem> items, Dictionary<long, Known> known)
    {
        var byId = items.ToDictionary(item => item.ItemId);
        return
        [
            .. from pair in pairs
            where known.ContainsKey(pair.First) || known.ContainsKey(pair.Second)
            where byId.ContainsKey(pair.First) && byId.ContainsKey(pair.Second)
            let own = known.ContainsKey(pair.First) ? (byId[pair.First], byId[pair.Second]) : (byId[pair.Second], byId[pair.First])
            select new RadarOverlap(
                Row(own.Item1, known),
                Row(own.Item2, known),
                [.. pair.Bases.Select(name => catalog.TryGet(name, out var attribute) ? attribute.Label : name)],
                own.Item1.Rule.ExclusiveGroup ?? own.Item2.Rule.ExclusiveGroup,
                pair.Firms,
                pair.DoubleFen
            ),
        ];
    }

    private sealed record Known(long ItemId, string Department, DateOnly? EndsOn);
}
