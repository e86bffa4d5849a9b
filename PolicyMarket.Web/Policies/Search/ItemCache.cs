using System.Collections.Immutable;
using Microsoft.EntityFrameworkCore;
using PolicyMarket.Data.Policies;
using PolicyMarket.Data.Store;
using PolicyMarket.Rules.Attributes;
using PolicyMarket.Rules.Wording;

namespace PolicyMarket.Web.Policies.Search;

/// <summary>All items in their current versions, kept in memory until a version or a confirmation is added: a search reads no table but this stamp.</summary>
public sealed class ItemCache(IDbContextFactory<PolicyMarketDb> databases, PublishedRules published, AttributeCatalog catalog)
{
    /// <summary>The most items that a place can hold.</summary>
    public const int Most = 50_000;

    private CachedItems? kept;

    private sealed record Stamp(long Version, int Count, DateTime? Confirmed);

    private sealed record CachedItems(Stamp Stamp, ImmutableArray<CachedItem> Items);

    public async Task<ImmutableArray<CachedItem>> ItemsAsync(CancellationToken ct)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        var stamp = new Stamp(
            await db.PolicyItemVersions.MaxAsync(v => (long?)v.Id, ct) ?? 0,
            await db.PolicyItems.CountAsync(ct),
            await db.PolicyItems.MaxAsync(i => i.ConfirmedAt, ct));
        if (kept is { } cache && cache.Stamp == stamp)
        {
            return cache.Items;
        }

        var items = await ReadAsync(db, ct);
        kept = new CachedItems(stamp, items);
        return items;
    }

    private async Task<ImmutableArray<CachedItem>> ReadAsync(PolicyMarketDb db, CancellationToken ct)
    {
        var rows = await db.PolicyItemVersions.AsNoTracking()
            .Join(db.PolicyItems, version => version.ItemId, item => item.Id, (version, item) => new { version, item })
            .Where(pair => pair.version.Number == pair.item.CurrentNumber)
            .OrderBy(pair => pair.item.Id)
            .Select(pair => new { ItemId = pair.item.Id, pair.item.ConfirmedUntil, VersionId = pair.version.Id, pair.version.Number, pair.version.PublishedAt })
            .Take(Most)
            .ToListAsync(ct);
        var rules = await published.OfVersionsAsync(db, [.. rows.Select(r => r.VersionId)], ct);
        return
        [
            .. rows.Where(row => rules.ContainsKey(row.VersionId)).Select(row => new CachedItem(
                row.ItemId, row.VersionId, row.Number, row.PublishedAt, row.ConfirmedUntil,
                rules[row.VersionId], PayText.Of(rules[row.VersionId], catalog))),
        ];
    }
}
