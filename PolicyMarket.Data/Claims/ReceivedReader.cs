using Microsoft.EntityFrameworkCore;
using PolicyMarket.Data.Offers;
using PolicyMarket.Data.Policies;
using PolicyMarket.Data.Store;
using PolicyMarket.Data.Workflows;
using PolicyMarket.Rules.Explain;

namespace PolicyMarket.Data.Claims;

/// <summary>
/// Reads what firms have claimed, of any version and period, for 就高不重复. A claim stands in every state: from the firm's confirmation on its money is
/// promised. It counts for the exclusive group of the claimed version and for that of the item as it is now.
/// </summary>
public static class ReceivedReader
{
    /// <summary>Claims of one firm.</summary>
    public static async Task<HighestOnly> OfFirmAsync(PolicyMarketDb db, long firmId, DateOnly today, CancellationToken ct) =>
        new([.. (await OfFirmsAsync(db, firmId, firmId, ct))[firmId]], today);

    /// <summary>Claims of the firms from the first to the last id, inclusive.</summary>
    public static Task<ILookup<long, Received>> OfFirmsAsync(PolicyMarketDb db, long first, long last, CancellationToken ct) =>
        ReadAsync(db, db.Claims.Where(c => c.FirmId >= first && c.FirmId <= last), ct);

    /// <summary>The firms that an item of this id and group gives nothing any more for a period.</summary>
    public static async Task<IReadOnlySet<long>> FirmsExcludedAsync(
        PolicyMarketDb db,
        string itemId,
        string? group,
        string period,
        DateOnly today,
        CancellationToken ct
    )
    {
        // A version names its item by a foreign key.
        var items = db.PolicyItemVersions.Where(v => v.Item!.Code == itemId || (group != null && v.ExclusiveGroup == group)).Select(v => v.ItemId);
        var had = await ReadAsync(db, db.Claims.Where(c => items.Contains(c.ItemId)), ct);
        return had.Where(firm => !new HighestOnly([.. firm], today).IsOpen(itemId, group, period)).Select(firm => firm.Key).ToHashSet();
    }

    private static async Task<ILookup<long, Received>> ReadAsync(PolicyMarketDb db, IQueryable<Claim> asked, CancellationToken ct)
    {
        var claims = await asked
            .AsNoTracking()
            .OrderBy(c => c.Id)
            .Select(c => new
            {
                c.FirmId,
                c.ItemId,
                c.ItemVersionId,
                c.Period,
                c.AmountFen,
                c.ConfirmedAt,
                c.Number,
            })
            .ToListAsync(ct);
        if (claims.Count == 0)
        {
            return Array.Empty<(long Firm, Received Had)>().ToLookup(pair => pair.Firm, pair => pair.Had);
        }

        long[] items = [.. claims.Select(c => c.ItemId).Distinct()];
        var versions = await db
            .PolicyItemVersions.AsNoTracking()
            .Where(v => items.Contains(v.ItemId))
            .Join(
                db.PolicyItems,
                v => v.ItemId,
                i => i.Id,
                (v, i) =>
                    new
                    {
                        v.Id,
                        v.ItemId,
                        i.Code,
                        v.Title,
                        v.ExclusiveGroup,
                        IsCurrent = v.Number == i.CurrentNumber,
                    }
            )
            .ToListAsync(ct);
        var byVersion = versions.ToDictionary(v => v.Id);
        var current = versions.Where(v => v.IsCurrent).ToDictionary(v => v.ItemId, v => v.ExclusiveGroup);
        return claims.ToLookup(
            c => c.FirmId,
            c =>
            {
                var version = byVersion[c.ItemVersionId];
                string?[] groups = [version.ExclusiveGroup, current.GetValueOrDefault(c.ItemId)];
                return new Received(
                    version.Code,
                    version.Title,
                    [.. groups.OfType<string>().Distinct(StringComparer.Ordinal)],
                    c.Period,
                    c.AmountFen / 100m,
                    BusinessClock.DateOf(c.ConfirmedAt),
                    c.Number
                );
            }
        );
    }
}
