using Microsoft.EntityFrameworkCore;
using PolicyMarket.Data.People;
using PolicyMarket.Data.Policies;
using PolicyMarket.Data.Store;

namespace PolicyMarket.Web.Policies;

/// <summary>Reads the items of an officer's department in the order of their codes.</summary>
public sealed class OwnItemQueries(IDbContextFactory<PolicyMarketDb> factory)
{
    private const int MostRows = 500;

    /// <summary>Null for whoever is no active officer of a department.</summary>
    public async Task<IReadOnlyList<OwnItemRow>?> ReadAsync(long personId, CancellationToken ct)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        if (await ActorReads.OfficersDepartmentAsync(db, personId, ct) is not { } departmentId)
        {
            return null;
        }

        return await db.PolicyItems.AsNoTracking().Where(i => i.DepartmentId == departmentId)
            .Join(db.PolicyItemVersions, i => new { ItemId = i.Id, Number = i.CurrentNumber }, v => new { v.ItemId, v.Number }, (i, v) => new { Item = i, Version = v })
            .OrderBy(r => r.Item.Code).Take(MostRows)
            .Select(r => new OwnItemRow(r.Item.Id, r.Item.Code, r.Version.Title, r.Item.Document!.EffectiveTo, r.Item.ConfirmedUntil, r.Item.NeedsPreCheck)) // a join
            .ToListAsync(ct);
    }
}
