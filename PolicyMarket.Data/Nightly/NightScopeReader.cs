using Microsoft.EntityFrameworkCore;
using PolicyMarket.Data.Claims;
using PolicyMarket.Data.Determinations;
using PolicyMarket.Data.FactSheets;
using PolicyMarket.Data.Offers;
using PolicyMarket.Data.Policies;
using PolicyMarket.Data.Store;
using PolicyMarket.Data.Workflows;

namespace PolicyMarket.Data.Nightly;

/// <summary>
/// Finds out which firms a run has to look at: those with new values, those that have or had a changed item, and those with an offer of any period or a claim.
/// </summary>
internal static class NightScopeReader
{
    public static async Task<NightScope> ReadAsync(
        PolicyMarketDb db,
        MatchingRun run,
        NightlyPlan plan,
        Baseline before,
        INightMatch match,
        CancellationToken ct
    )
    {
        if (
            before.IsWhole
            || before.Run is not { } previous
            || !await HasSameLeftOutAsync(db, previous, match, ct)
            || (run.FirmsDone == 0 && await match.HasNewOrderSinceAsync(db, DataStamp.BatchOf(previous.DataFingerprint), ct))
        )
        {
            return new NightScope(plan, match.Firms.Count, before, isWhole: true);
        }

        var scope = new NightScope(plan, match.Firms.Count, before, isWhole: false);
        await MarkChangedAsync(db, previous, run.BusinessDate, match, scope, ct);
        match.MarkFormer(scope.FormerHolders);
        await MarkAskedAsync(db, run.BusinessDate, match.Firms, scope, ct);
        scope.Close(match);
        return scope;
    }

    /// <summary>A firm that was left out and takes part again, or the other way round, is not among the figures that could be gone on from.</summary>
    private static async Task<bool> HasSameLeftOutAsync(PolicyMarketDb db, MatchingRun previous, INightMatch match, CancellationToken ct)
    {
        var then = await db
            .DamagedSheets.AsNoTracking()
            .Where(s => s.RunId == previous.Id && s.Reason != SheetDamageReason.Firm)
            .Select(s => s.FirmId)
            .ToListAsync(ct);
        return then.ToHashSet().SetEquals(match.LeftOut.Where(one => one.Reason != SheetDamageReason.Firm).Select(one => one.FirmId));
    }

    private static async Task MarkChangedAsync(
        PolicyMarketDb db,
        MatchingRun previous,
        DateOnly asOf,
        INightMatch match,
        NightScope scope,
        CancellationToken ct
    )
    {
        var firms = match.Firms;
        var batch = DataStamp.BatchOf(previous.DataFingerprint);
        var changed = db.FactSheets.AsNoTracking().Where(s => s.ChangedBatchId > batch).Select(s => s.FirmId).AsAsyncEnumerable();
        await foreach (var firmId in changed.WithCancellation(ct))
        {
            if (firms.RowOf(firmId) is >= 0 and var row)
            {
                scope.MarkChanged(row);
            }
        }

        foreach (var row in match.RowsTurned(previous.BusinessDate, asOf))
        {
            scope.MarkChanged(row);
        }

        for (var row = firms.RowAfter(previous.LastFirmId); row < firms.Count; row++)
        {
            scope.MarkChanged(row);
        }
    }

    /// <summary>
    /// People move offers and claims without a delivery, and so may change what a firm is to be offered. A firm without either is as the last finished run
    /// left it: had it had anything that may be offered, it would have an offer.
    /// </summary>
    private static async Task MarkAskedAsync(PolicyMarketDb db, DateOnly asOf, FirmRows firms, NightScope scope, CancellationToken ct)
    {
        var periods = EntitlementPeriod.AllOn(asOf);
        var offers = db.Offers.AsNoTracking().Select(o => o.FirmId);

        // A claim of any other period excludes what is given once as long as its year runs.
        var yearStart = BusinessClock.StartOf(new DateOnly(asOf.Year, 1, 1));
        var claims = db.Claims.AsNoTracking().Where(c => periods.Contains(c.Period) || c.ConfirmedAt >= yearStart).Select(c => c.FirmId);
        foreach (var all in new[] { offers, claims })
        {
            await foreach (var firmId in all.AsAsyncEnumerable().WithCancellation(ct))
            {
                if (firms.RowOf(firmId) is >= 0 and var row)
                {
                    scope.MarkAsked(row);
                }
            }
        }
    }
}
