using System.Collections.Immutable;
using Microsoft.EntityFrameworkCore;
using PolicyMarket.Data.Determinations;
using PolicyMarket.Data.Policies;
using PolicyMarket.Data.Store;

namespace PolicyMarket.Data.Nightly;

/// <summary>Reads the items of a run whose amounts their authors should look at.</summary>
public sealed class RunFaults(IDbContextFactory<PolicyMarketDb> factory)
{
    /// <summary>Those with most gaps first, then those with most zeros; at most as many as asked for.</summary>
    public async Task<ImmutableArray<RunFault>> ReadAsync(long runId, int most, CancellationToken ct)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        var rows = await db
            .RunTallies.AsNoTracking()
            .Where(t => t.RunId == runId && t.FormulaGaps + t.ZeroAmounts > 0)
            .OrderByDescending(t => t.FormulaGaps)
            .ThenByDescending(t => t.ZeroAmounts)
            .ThenBy(t => t.ItemId)
            .Take(most)
            .Join(
                db.PolicyItems,
                t => t.ItemId,
                i => i.Id,
                (t, i) =>
                    new
                    {
                        Tally = t,
                        i.Code,
                        Title = i.Versions.Where(v => v.Id == t.ItemVersionId).Select(v => v.Title).FirstOrDefault(),
                    }
            )
            .ToListAsync(ct);
        return
        [
            .. rows.OrderByDescending(row => row.Tally.FormulaGaps)
                .ThenByDescending(row => row.Tally.ZeroAmounts)
                .ThenBy(row => row.Tally.ItemId)
                .Select(row => new RunFault(row.Tally.ItemId, row.Code, row.Title ?? row.Code, row.Tally.FormulaGaps, row.Tally.ZeroAmounts)),
        ];
    }

    /// <summary>Findings of the last finished run for an item; null without findings, without a run, or without such an item.</summary>
    public async Task<RunFault?> OfItemAsync(string code, CancellationToken ct)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        var last = await db.MatchingRuns.Where(r => r.State == RunState.Finished).MaxAsync(r => (long?)r.Id, ct);
        return await db
            .RunTallies.AsNoTracking()
            .Where(t => t.RunId == last && t.FormulaGaps + t.ZeroAmounts > 0)
            .Join(
                db.PolicyItems.Where(i => i.Code == code),
                t => t.ItemId,
                i => i.Id,
                (t, i) => new RunFault(t.ItemId, i.Code, i.Code, t.FormulaGaps, t.ZeroAmounts)
            )
            .SingleOrDefaultAsync(ct);
    }
}
