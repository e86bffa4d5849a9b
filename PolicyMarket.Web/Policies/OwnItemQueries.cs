using Microsoft.EntityFrameworkCore;
using PolicyMarket.Data.People;
using PolicyMarket.Data.Policies;
using PolicyMarket.Data.Policies.Standing;
using PolicyMarket.Data.Store;
using PolicyMarket.Data.Workflows;
using PolicyMarket.Rules.Policies;
using PolicyMarket.Web.Policies.Search;

namespace PolicyMarket.Web.Policies;

/// <summary>
/// Reads the items that an officer's department answers for: of its own territory first, then those of higher levels that hold there, in the order of their
/// codes. An item of another county that names a department alike is not among them.
/// </summary>
public sealed class OwnItemQueries(IDbContextFactory<PolicyMarketDb> factory, ItemCache cache, ItemStandingReader standings, BusinessClock clock)
{
    private const int MostRows = 500;

    /// <summary>Null for whoever is no active officer of a department.</summary>
    public async Task<IReadOnlyList<OwnItemRow>?> ReadAsync(PersonId personId, CancellationToken ct)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        if (await ActorReads.OfficersDepartmentAsync(db, personId, ct) is not { } departmentId)
        {
            return null;
        }

        var rows = await db
            .PolicyItems.AsNoTracking()
            .Where(i => i.DepartmentId == departmentId)
            .Join(
                db.PolicyItemVersions,
                i => new { ItemId = i.Id, Number = i.CurrentNumber },
                v => new { v.ItemId, v.Number },
                (i, v) => new { Item = i, Version = v }
            )
            .OrderBy(r => r.Item.Code)
            .Take(MostRows)
            .Select(r => new OwnItemRow(
                r.Item.Id,
                r.Item.Code,
                r.Version.Title,
                r.Item.Document!.EffectiveTo,
                r.Item.ConfirmedUntil,
                r.Item.NeedsPreCheck
            )) // a join
            .ToListAsync(ct);
        var items = (await cache.ItemsAsync(ct)).ToDictionary(item => item.ItemId);
        var region = await db.Departments.Where(department => department.Id == departmentId).Select(department => department.Region).SingleAsync(ct);
        rows = [.. rows.Where(row => IsOf(region, row)).OrderBy(row => !IsWithin(region, row))];
        var standing = await standings.ReadAsync(db, [.. rows.Select(row => row.ItemId)], ct);
        return rows.ConvertAll(row => items.TryGetValue(row.ItemId, out var item) ? With(row, item, standing.GetValueOrDefault(row.ItemId)) : row);

        // Of an item whose rule cannot be read, nothing can be said.
        bool IsOf(string territory, OwnItemRow row) => !items.TryGetValue(row.ItemId, out var item) || ItemTerritory.Concerns(territory, item);

        bool IsWithin(string territory, OwnItemRow row) => !items.TryGetValue(row.ItemId, out var item) || ItemTerritory.IsWithin(territory, item);
    }

    private OwnItemRow With(OwnItemRow row, CachedItem item, ItemStanding? standing) =>
        row with
        {
            Application = ItemWording.Application(item, clock.Today),
            Standing = item.Rule.IsPaidOut ? standing : null,
            IsClosed = item.Rule.ApplicationOn(clock.Today, row.ConfirmedUntil) == ApplicationStatus.Closed,
            Gaps = HandlingGaps.Of(item.Rule),
        };
}
