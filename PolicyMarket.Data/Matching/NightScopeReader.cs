using Microsoft.EntityFrameworkCore;
using PolicyMarket.Data.Store;

namespace PolicyMarket.Data.Matching;

/// <summary>Finds out what changed since the last finished run: firms with new values, and items with another version, fund or check.</summary>
internal static class NightScopeReader
{
    public static async Task<NightScope> ReadAsync(PolicyMarketDb db, MatchingRun run, NightlyPlan plan, INightMatch match, CancellationToken ct)
    {
        var previous = run.PreviousRunId is { } id ? await db.MatchingRuns.AsNoTracking().SingleAsync(r => r.Id == id, ct) : null;
        var superseded = await SupersededAsync(db, run, ct);
        var before = previous is null ? [] : await db.RunTallies.AsNoTracking()
            .Where(t => t.RunId == previous.Id && t.ItemVersionId != null)
            .Select(t => new { t.ItemId, t.ItemVersionId, t.HasFund, t.NeedsPreCheck })
            .ToDictionaryAsync(t => t.ItemId, ct);
        var gone = before.Keys.Except(plan.Items.Select(item => item.ItemId)).Order().ToList();
        var isWhole = previous is null || superseded.Length > 0 || previous.ContextFingerprint != run.ContextFingerprint
            || await match.HasNewOrderSinceAsync(db, DataStamp.BatchOf(previous.DataFingerprint), ct);
        var isChangedItem = plan.Items.Select(item =>
            !before.TryGetValue(item.ItemId, out var old)
            || old.ItemVersionId != item.VersionId || old.HasFund != item.FundId is not null || old.NeedsPreCheck != item.NeedsPreCheck).ToArray();
        var isChangedRow = new bool[match.Firms.Count];
        if (!isWhole && previous is not null)
        {
            await MarkRowsAsync(db, previous, match.Firms, isChangedRow, ct);
        }

        return new NightScope(plan, isWhole, previous is not null, superseded, gone, isChangedItem, isChangedRow);
    }

    /// <summary>Runs given up since the last finished one that had already written something.</summary>
    private static async Task<long[]> SupersededAsync(PolicyMarketDb db, MatchingRun run, CancellationToken ct)
    {
        var previous = run.PreviousRunId ?? 0;
        return [.. await db.MatchingRuns.AsNoTracking()
            .Where(r => r.Id > previous && r.Id < run.Id && r.State == RunState.Superseded && r.FirmsDone > 0)
            .OrderByDescending(r => r.Id)
            .Select(r => r.Id)
            .ToListAsync(ct)];
    }

    private static async Task MarkRowsAsync(PolicyMarketDb db, MatchingRun previous, FirmRows firms, bool[] isChangedRow, CancellationToken ct)
    {
        var batch = DataStamp.BatchOf(previous.DataFingerprint);
        var changed = db.FactSheets.AsNoTracking().Where(s => s.ChangedBatchId > batch).Select(s => s.FirmId).Distinct().AsAsyncEnumerable();
        await foreach (var firmId in changed.WithCancellation(ct))
        {
            if (firms.RowOf(firmId) is >= 0 and var row)
            {
                isChangedRow[row] = true;
            }
        }

        for (var row = firms.RowAfter(previous.LastFirmId); row < firms.Count; row++)
        {
            isChangedRow[row] = true;
        }
    }
}
