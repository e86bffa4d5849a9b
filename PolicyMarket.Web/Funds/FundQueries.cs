using Microsoft.EntityFrameworkCore;
using PolicyMarket.Data.Store;
using PolicyMarket.Rules.Policies;

namespace PolicyMarket.Web.Funds;

/// <summary>What the funds page reads beside the balances.</summary>
public sealed class FundQueries(IDbContextFactory<PolicyMarketDb> factory)
{
    private const int MostRows = 300;

    /// <summary>Apply-free awards: they need a fund before an offer can be made.</summary>
    public async Task<IReadOnlyList<FundItemRow>> ItemsAsync(CancellationToken ct)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        var rows = await db.PolicyItems.AsNoTracking()
            .Join(db.PolicyItemVersions, i => new { ItemId = i.Id, Number = i.CurrentNumber }, v => new { v.ItemId, v.Number }, (i, v) => new { Item = i, Version = v })
            .Where(r => r.Version.Mode == ClaimMode.ApplyFree)
            .OrderBy(r => r.Item.Code)
            .ToListAsync(ct);
        return
        [
            .. rows.Where(r => r.Version.IsPaidOut)
                .Take(MostRows)
                .Select(r => new FundItemRow(r.Item.Id, r.Item.Code, r.Version.Title, r.Version.DepartmentText, r.Item.FundId, r.Item.NeedsPreCheck, r.Item.ConfirmedUntil)),
        ];
    }
}
