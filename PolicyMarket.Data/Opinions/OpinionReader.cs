using System.Collections.Immutable;
using Microsoft.EntityFrameworkCore;
using PolicyMarket.Data.Firms;
using PolicyMarket.Data.Policies;
using PolicyMarket.Data.Store;

namespace PolicyMarket.Data.Opinions;

/// <summary>Reads opinions for pages and commands.</summary>
public sealed class OpinionReader(IDbContextFactory<PolicyMarketDb> factory)
{
    /// <summary>
    /// The opinions of a run: none before the stage, several when the run went on with another engine. Most: items, and firms of one item, that are named.
    /// </summary>
    public async Task<ImmutableArray<OpinionView>> OfRunAsync(long runId, int most, CancellationToken ct)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        var opinions = await db.SecondOpinions.AsNoTracking().Where(o => o.RunId == runId).OrderBy(o => o.Id).ToListAsync(ct);
        var views = ImmutableArray.CreateBuilder<OpinionView>(opinions.Count);
        foreach (var opinion in opinions)
        {
            views.Add(new OpinionView(opinion, opinion.Differences == 0 ? [] : await ItemsAsync(db, opinion.Id, most, ct)));
        }

        return views.ToImmutable();
    }

    /// <summary>Items that are held now, longest first, with the run that last disagreed about each.</summary>
    public async Task<ImmutableArray<HeldItem>> HeldAsync(int most, CancellationToken ct)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        var rows = await db
            .ItemHolds.AsNoTracking()
            .Where(h => h.EndedAt == null)
            .OrderBy(h => h.Id)
            .Take(most)
            .Join(db.SecondOpinions, h => h.LastOpinionId, o => o.Id, (h, o) => new { Hold = h, o.RunId })
            .Join(
                db.PolicyItemVersions,
                row => row.Hold.ItemVersionId,
                v => v.Id,
                (row, v) =>
                    new
                    {
                        row.Hold,
                        row.RunId,
                        v.Title,
                    }
            )
            .ToListAsync(ct);
        return [.. rows.OrderBy(row => row.Hold.Id).Select(row => new HeldItem(row.Hold.ItemId, row.Title, row.RunId, row.Hold.HeldAt))];
    }

    private static async Task<ImmutableArray<DisputedItem>> ItemsAsync(PolicyMarketDb db, long opinionId, int most, CancellationToken ct)
    {
        var items = await db
            .OpinionItems.AsNoTracking()
            .Where(i => i.OpinionId == opinionId && i.Differences > 0)
            .OrderByDescending(i => i.Differences)
            .ThenBy(i => i.ItemId)
            .Take(most)
            .Join(db.PolicyItems, i => i.ItemId, p => p.Id, (i, p) => new { Item = i, p.Code })
            .Join(
                db.PolicyItemVersions,
                row => row.Item.ItemVersionId,
                v => v.Id,
                (row, v) =>
                    new
                    {
                        row.Item,
                        row.Code,
                        v.Title,
                    }
            )
            .ToListAsync(ct);
        long[] ids = [.. items.Select(row => row.Item.ItemId)];
        var differences = await DifferencesAsync(db, opinionId, ids, most, ct);
        var holds = await db
            .ItemHolds.AsNoTracking()
            .Where(h => ids.Contains(h.ItemId) && h.OpinionId <= opinionId && h.LastOpinionId >= opinionId)
            .ToDictionaryAsync(h => h.ItemId, ct);
        return
        [
            .. from row in items
            orderby row.Item.Differences descending, row.Item.ItemId
            select new DisputedItem(
                row.Item.ItemId,
                row.Code,
                row.Title,
                row.Item.Differences,
                [.. differences[row.Item.ItemId].Take(most)],
                holds.GetValueOrDefault(row.Item.ItemId)
            ),
        ];
    }

    private static async Task<ILookup<long, DisputedFirm>> DifferencesAsync(
        PolicyMarketDb db,
        long opinionId,
        long[] items,
        int most,
        CancellationToken ct
    )
    {
        var rows = await (
            from difference in db
                .OpinionDifferences.AsNoTracking()
                .Where(d => d.OpinionId == opinionId && items.Contains(d.ItemId))
                .OrderBy(d => d.Id)
                .Take(most * most)
            join firm in db.Firms on difference.FirmId equals firm.Id into firms
            from firm in firms.DefaultIfEmpty()
            select new
            {
                Difference = difference,
                Name = firm == null ? "" : firm.Name,
                CreditCode = firm == null ? "" : firm.CreditCode,
            }
        ).ToListAsync(ct);
        return rows.OrderBy(row => row.Difference.Id)
            .ToLookup(row => row.Difference.ItemId, row => new DisputedFirm(row.Difference, row.Name, row.CreditCode));
    }
}
