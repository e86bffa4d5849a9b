using Microsoft.EntityFrameworkCore;
using PolicyMarket.Data.Store;
using PolicyMarket.Rules.Diagnostics;

namespace PolicyMarket.Data.Seals;

/// <summary>Verifies chosen rows against their latest links, for work that relies on these rows.</summary>
public sealed class RowSeals(SealChain chain)
{
    private const int IdsInOneQuery = 400;

    /// <summary>Findings about the rows of these ids; empty when each is as it was sealed. Ids that no row has are reported as deleted.</summary>
    internal async Task<List<Diagnostic>> VerifyAsync<TEntity>(PolicyMarketDb db, IEnumerable<long> ids, CancellationToken ct) =>
        await VerifyAsync(db, KindOf(db, typeof(TEntity)) ?? throw new InvalidOperationException($"{typeof(TEntity).Name} is not sealed."), ids, ct);

    /// <summary>The kind of an entity type; null when its rows are not sealed.</summary>
    internal static SealedKind? KindOf(PolicyMarketDb db, Type entity) =>
        db.Model.FindEntityType(entity)?.GetTableName() is { } table ? SealedKinds.ByTable.GetValueOrDefault(table) : null;

    /// <summary>The same for a table.</summary>
    internal async Task<List<Diagnostic>> VerifyAsync(PolicyMarketDb db, SealedKind kind, IEnumerable<long> ids, CancellationToken ct) =>
        [.. (await FindAsync(db, kind, ids, ct)).Select(found => found.Finding)];

    /// <summary>Ids, among these, of rows that are not as they were sealed.</summary>
    internal async Task<HashSet<long>> FindDamagedAsync<TEntity>(PolicyMarketDb db, IEnumerable<long> ids, CancellationToken ct)
    {
        var kind = KindOf(db, typeof(TEntity)) ?? throw new InvalidOperationException($"{typeof(TEntity).Name} is not sealed.");
        return [.. (await FindAsync(db, kind, ids, ct)).Select(found => found.Id)];
    }

    private async Task<List<(long Id, Diagnostic Finding)>> FindAsync(PolicyMarketDb db, SealedKind kind, IEnumerable<long> ids, CancellationToken ct)
    {
        long[] distinct = [.. ids.Distinct().Order()];
        var found = new List<(long Id, Diagnostic Finding)>();
        foreach (var chunk in distinct.Chunk(IdsInOneQuery))
        {
            await FindAsync(db, kind, chunk, found, ct);
        }

        return found;
    }

    private async Task FindAsync(PolicyMarketDb db, SealedKind kind, long[] ids, List<(long Id, Diagnostic Finding)> found, CancellationToken ct)
    {
        var rows = await SealedRows.HashesAsync(db, kind, ids, ct);
        var links = await LatestAsync(db, kind, ids, ct);
        var before = links.Values.Select(link => link.Id - 1).ToArray();
        var previous = await db.SealLinks.AsNoTracking().Where(link => before.Contains(link.Id)).ToDictionaryAsync(link => link.Id, link => link.Mac, ct);
        foreach (var id in ids)
        {
            var row = rows.GetValueOrDefault(id);
            if (!links.TryGetValue(id, out var link))
            {
                found.Add((id, row is null ? RecordWords.Deleted(kind, id) : RecordWords.Unsealed(kind, id, null)));
                continue;
            }

            var mac = link.Id == 1 ? SealChain.Start : previous.GetValueOrDefault(link.Id - 1);
            if (mac is null || !chain.IsGenuine(link, mac))
            {
                found.Add((id, mac is null ? RecordWords.Gap(link.Id - 1, link.Id - 1) : RecordWords.Forged(link.Id, kind.Table, id)));
            }

            if (row is null || !row.AsSpan().SequenceEqual(link.ContentHash))
            {
                found.Add((id, row is null ? RecordWords.Deleted(kind, id) : RecordWords.Changed(kind, id, null)));
            }
        }
    }

    private static async Task<Dictionary<long, SealLink>> LatestAsync(PolicyMarketDb db, SealedKind kind, long[] ids, CancellationToken ct)
    {
        var links = await db.SealLinks.AsNoTracking().Where(link => link.Kind == kind.Table && ids.Contains(link.RecordId)).ToListAsync(ct);
        return links.GroupBy(link => link.RecordId).ToDictionary(group => group.Key, group => group.MaxBy(link => link.Id)!); // a group has a member
    }
}
