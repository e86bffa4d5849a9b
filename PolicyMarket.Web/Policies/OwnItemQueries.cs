using Microsoft.EntityFrameworkCore;
using PolicyMarket.Data.Store;

namespace PolicyMarket.Web.Policies;

/// <summary>Reads the items of one department in the order of their codes.</summary>
public sealed class OwnItemQueries(IDbContextFactory<PolicyMarketDb> factory)
{
    private const int MostRows = 500;

    public async Task<IReadOnlyList<OwnItemRow>> ReadAsync(long departmentId, CancellationToken ct)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        return await db.PolicyItems.AsNoTracking().Where(i => i.DepartmentId == departmentId)
            .Join(db.PolicyItemVersions, i => new { ItemId = i.Id, Number = i.CurrentNumber }, v => new { v.ItemId, v.Number }, (i, v) => new { Item = i, Version = v })
            .OrderBy(r => r.Item.Code).Take(MostRows)
            .Select(r => new OwnItemRow(r.Item.Id, r.Item.Code, r.Version.Title, r.Item.Document!.EffectiveTo, r.Item.ConfirmedUntil, r.Item.NeedsPreCheck)) // a join
            .ToListAsync(ct);
    }
}
