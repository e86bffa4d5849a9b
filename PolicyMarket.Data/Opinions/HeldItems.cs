using PolicyMarket.Data.Diagnostics;
using System.Collections.Frozen;
using Microsoft.EntityFrameworkCore;
using PolicyMarket.Data.Policies;
using PolicyMarket.Data.Store;
using PolicyMarket.Rules.Diagnostics;

namespace PolicyMarket.Data.Opinions;

/// <summary>Reads which items are held, inside the transaction of the workflow that asks.</summary>
internal static class HeldItems
{
    /// <summary>Ids of the items that are held now.</summary>
    public static async Task<FrozenSet<long>> ReadAsync(PolicyMarketDb db, CancellationToken ct) =>
        (await db.ItemHolds.AsNoTracking().Where(h => h.EndedAt == null).Select(h => h.ItemId).ToListAsync(ct)).ToFrozenSet();

    /// <summary>Ids of the items that were held at some moment while a run made offers.</summary>
    public static async Task<FrozenSet<long>> OfRunAsync(PolicyMarketDb db, long runId, DateTime startedAt, CancellationToken ct)
    {
        var own = db.Set<SecondOpinion>().Where(o => o.RunId == runId).Select(o => o.Id);
        return (await db.ItemHolds.AsNoTracking()
            .Where(h => h.EndedAt == null || (h.EndedAt >= startedAt && (h.AgreedOpinionId == null || !own.Contains(h.AgreedOpinionId.Value))))
            .Select(h => h.ItemId)
            .ToListAsync(ct)).ToFrozenSet();
    }

    /// <summary>Null when none of the items is held; otherwise the refusal with the title of the first that is.</summary>
    public static async Task<Diagnostic?> DemandFreeAsync(PolicyMarketDb db, IReadOnlyCollection<long> itemIds, string verb, CancellationToken ct)
    {
        var held = await db.ItemHolds.AsNoTracking()
            .Where(h => h.EndedAt == null && itemIds.Contains(h.ItemId))
            .OrderBy(h => h.ItemId)
            .Join(db.PolicyItemVersions, h => h.ItemVersionId, v => v.Id, (h, v) => v.Title)
            .FirstOrDefaultAsync(ct);
        return held is null ? null : new Diagnostic(DataDiagnostics.ItemHeld, OpinionWording.Refusal(held, verb));
    }
}
