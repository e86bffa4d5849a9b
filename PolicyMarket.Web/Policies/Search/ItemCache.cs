using System.Collections.Immutable;
using Microsoft.EntityFrameworkCore;
using PolicyMarket.Data.Policies;
using PolicyMarket.Data.Store;
using PolicyMarket.Rules.Attributes;
using PolicyMarket.Rules.Wording;
using PolicyMarket.Web.Policies.Search.Language;

namespace PolicyMarket.Web.Policies.Search;

/// <summary>
/// Keeps the index of all items in their current versions until one is published or confirmed. A search reads no table: only after a commit of public content
/// does the next one ask the record whether items have changed.
/// </summary>
public sealed class ItemCache(IDbContextFactory<PolicyMarketDb> databases, PublishedRules published, AttributeCatalog catalog, PublicContent content)
    : IDisposable
{
    /// <summary>The most items that a place can hold.</summary>
    public const int Most = 50_000;

    private readonly SemaphoreSlim building = new(1, 1);
    private KeptIndex? kept;

    private sealed record Stamp(long Version, int Count, DateTime? Confirmed);

    private sealed record KeptIndex(long Content, Stamp Stamp, ItemIndex Index);

    public async Task<ImmutableArray<CachedItem>> ItemsAsync(CancellationToken ct) => (await IndexAsync(ct)).Items;

    /// <summary>The index of the items as they are published now. While it is built, other callers wait for it.</summary>
    public async ValueTask<ItemIndex> IndexAsync(CancellationToken ct)
    {
        if (Volatile.Read(ref kept) is { } current && current.Content == content.Version)
        {
            return current.Index;
        }

        await building.WaitAsync(ct);
        try
        {
            // Before the record is read: what is committed meanwhile is looked at by the next search.
            var version = content.Version;
            if (kept is { } built && built.Content == version)
            {
                return built.Index;
            }

            await using var db = await databases.CreateDbContextAsync(ct);
            var stamp = await StampAsync(db, ct);
            var index =
                kept is { } earlier && earlier.Stamp == stamp ? earlier.Index : new ItemIndex(await ReadAsync(db, ct), catalog, TradeWords.Standard);
            Volatile.Write(ref kept, new KeptIndex(version, stamp, index));
            return index;
        }
        finally
        {
            building.Release();
        }
    }

    public void Dispose() => building.Dispose();

    private static async Task<Stamp> StampAsync(PolicyMarketDb db, CancellationToken ct) =>
        new(
            await db.PolicyItemVersions.MaxAsync(v => (long?)v.Id, ct) ?? 0,
            await db.PolicyItems.CountAsync(ct),
            await db.PolicyItems.MaxAsync(i => i.ConfirmedAt, ct)
        );

    private async Task<ImmutableArray<CachedItem>> ReadAsync(PolicyMarketDb db, CancellationToken ct)
    {
        var rows = await db
            .PolicyItemVersions.AsNoTracking()
            .Join(db.PolicyItems, version => version.ItemId, item => item.Id, (version, item) => new { version, item })
            .Where(pair => pair.version.Number == pair.item.CurrentNumber)
            .OrderBy(pair => pair.item.Id)
            .Select(pair => new
            {
                ItemId = pair.item.Id,
                pair.item.ConfirmedUntil,
                VersionId = pair.version.Id,
                pair.version.Number,
                pair.version.PublishedAt,
            })
            .Take(Most)
            .ToListAsync(ct);
        var rules = await published.OfVersionsAsync(db, [.. rows.Select(r => r.VersionId)], ct);
        return
        [
            .. rows.Where(row => rules.ContainsKey(row.VersionId))
                .Select(row => new CachedItem(
                    row.ItemId,
                    row.VersionId,
                    row.Number,
                    row.PublishedAt,
                    row.ConfirmedUntil,
                    rules[row.VersionId],
                    PayText.Of(rules[row.VersionId], catalog)
                )),
        ];
    }
}
