using System.Collections.Frozen;
using Microsoft.EntityFrameworkCore;
using PolicyMarket.Data.Diagnostics;
using PolicyMarket.Data.Policies;
using PolicyMarket.Data.Seals;
using PolicyMarket.Data.Store;
using PolicyMarket.Rules.Diagnostics;

namespace PolicyMarket.Data.Opinions;

/// <summary>
/// Reads which items are held by a second opinion or suspended by their department, inside the transaction of the workflow that relies on it. A hold or a
/// suspension that is not as it was sealed counts as open, whatever its row says: a changed row releases no item.
/// </summary>
public sealed class HeldItems(RowSeals seals)
{
    /// <summary>Ids of the items that are held now.</summary>
    public async Task<FrozenSet<long>> ReadAsync(PolicyMarketDb db, CancellationToken ct)
    {
        var holds = await HoldsAsync(db, ct);
        return holds.Where(hold => hold.EndedAt is null || hold.IsDamaged).Select(hold => hold.ItemId).Concat(await SuspendedAsync(db, ct)).ToFrozenSet();
    }

    /// <summary>Ids of the items that were held at some moment while a run made offers.</summary>
    internal async Task<FrozenSet<long>> OfRunAsync(PolicyMarketDb db, long runId, DateTime startedAt, CancellationToken ct)
    {
        var own = await db.SecondOpinions.AsNoTracking().Where(o => o.RunId == runId).Select(o => o.Id).ToListAsync(ct);
        var resumed = await db.ItemSuspensions.AsNoTracking().Where(s => s.ResumedAt >= startedAt).Select(s => s.ItemId).ToListAsync(ct);
        return (await HoldsAsync(db, ct))
            .Where(hold =>
                hold.EndedAt is null || hold.IsDamaged || (hold.EndedAt >= startedAt && (hold.AgreedOpinionId is not { } agreed || !own.Contains(agreed)))
            )
            .Select(hold => hold.ItemId)
            .Concat(resumed)
            .Concat(await SuspendedAsync(db, ct))
            .ToFrozenSet();
    }

    /// <summary>Null when none of the items is held; otherwise the refusal with the title of the first that is.</summary>
    internal async Task<Diagnostic?> DemandFreeAsync(PolicyMarketDb db, IReadOnlyCollection<long> itemIds, string verb, CancellationToken ct)
    {
        var held = (await ReadAsync(db, ct)).Intersect(itemIds).ToList();
        if (held.Count == 0)
        {
            return null;
        }

        var first = held.Min();
        var title = await db.PolicyItemVersions.Where(v => v.ItemId == first).OrderByDescending(v => v.Number).Select(v => v.Title).FirstAsync(ct);
        return (await SuspendedAsync(db, ct)).Contains(first)
            ? new Diagnostic(DataDiagnostics.ItemSuspended, ItemStopWording.Suspended(title, verb))
            : new Diagnostic(DataDiagnostics.ItemHeld, OpinionWording.Refusal(title, verb));
    }

    /// <summary>Ids of the items that their departments have suspended; a row that is not as it was sealed counts as open.</summary>
    private async Task<HashSet<long>> SuspendedAsync(PolicyMarketDb db, CancellationToken ct)
    {
        var rows = await db
            .ItemSuspensions.AsNoTracking()
            .Select(s => new
            {
                s.Id,
                s.ItemId,
                s.ResumedAt,
            })
            .ToListAsync(ct);
        var damaged = await seals.FindDamagedAsync<ItemSuspension>(db, rows.Select(row => row.Id), ct);
        return [.. rows.Where(row => row.ResumedAt is null || damaged.Contains(row.Id)).Select(row => row.ItemId)];
    }

    private async Task<List<Hold>> HoldsAsync(PolicyMarketDb db, CancellationToken ct)
    {
        var rows = await db
            .ItemHolds.AsNoTracking()
            .Select(h => new
            {
                h.Id,
                h.ItemId,
                h.EndedAt,
                h.AgreedOpinionId,
            })
            .ToListAsync(ct);
        var damaged = await seals.FindDamagedAsync<ItemHold>(db, rows.Select(row => row.Id), ct);
        return rows.ConvertAll(row => new Hold(row.ItemId, row.EndedAt, row.AgreedOpinionId, damaged.Contains(row.Id)));
    }

    private sealed record Hold(long ItemId, DateTime? EndedAt, long? AgreedOpinionId, bool IsDamaged);
}
