using Microsoft.EntityFrameworkCore;
using PolicyMarket.Data.Determinations;
using PolicyMarket.Data.Firms;
using PolicyMarket.Data.Notices;
using PolicyMarket.Data.Offers;
using PolicyMarket.Data.Payouts;
using PolicyMarket.Data.RecordChecks;
using PolicyMarket.Data.Store;
using PolicyMarket.Data.Telemetry;
using PolicyMarket.Data.Workflows;
using PolicyMarket.Web.Matching;

namespace PolicyMarket.Web.Telemetry;

/// <summary>Reads the figures that gauges show: counts only, nothing of a single firm or person.</summary>
internal sealed class RecordFigureReader(IDbContextFactory<PolicyMarketDb> factory, BusinessClock clock, NoticeOptions notices)
{
    public async Task<RecordFigures> ReadAsync(CancellationToken ct)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        var last = await db
            .MatchingRuns.AsNoTracking()
            .Where(run => run.State == RunState.Finished && run.FinishedAt != null)
            .OrderByDescending(run => run.Id)
            .Select(run => new
            {
                run.BusinessDate,
                run.FinishedAt,
                run.EligibleCount,
                run.FirmsLeftOut,
                run.FormulaGapCount,
                run.DamagedItems,
            })
            .FirstOrDefaultAsync(ct);
        return new RecordFigures
        {
            Batches = [.. (await CountAsync(db.PayoutBatches.GroupBy(batch => batch.State), ct)).Select(Named)],
            Payouts = [.. (await CountAsync(db.Payouts.GroupBy(payout => payout.State), ct)).Select(Named)],
            Offers = [.. (await CountAsync(db.Offers.GroupBy(offer => offer.State), ct)).Select(Named)],
            DaysBehind = await db.Firms.AnyAsync(ct) ? DaysBehind(last?.BusinessDate) : 0,
            Last = last?.FinishedAt is { } at
                ? new RecordFigures.LastRun(
                    new DateTimeOffset(at, TimeSpan.Zero).ToUnixTimeSeconds(),
                    last.EligibleCount,
                    last.FirmsLeftOut,
                    last.FormulaGapCount,
                    last.DamagedItems
                )
                : null,
            MessagesWaiting = await db.OutboxMessages.CountAsync(message => message.SentAt == null && message.Attempts < notices.MostAttempts, ct),
            MessagesGivenUp = await db.OutboxMessages.CountAsync(message => message.SentAt == null && message.Attempts >= notices.MostAttempts, ct),
            OpenAlarms = await db.RecordAlarms.CountAsync(alarm => alarm.ClosedAt == null, ct),
        };
    }

    /// <summary>Days from the last finished business date to the last date whose hour has come; 1 when there was no run yet.</summary>
    private int DaysBehind(DateOnly? last)
    {
        var now = BusinessClock.InZone(clock.UtcNow);
        var due = DateOnly.FromDateTime(now).AddDays(now.Hour >= MissedRun.Hour ? 0 : -1);
        return last is { } done ? Math.Max(0, due.DayNumber - done.DayNumber) : 1;
    }

    private static async Task<List<(T State, long Count)>> CountAsync<T, TRow>(IQueryable<IGrouping<T, TRow>> groups, CancellationToken ct)
        where T : struct, Enum =>
        (await groups.Select(group => new { group.Key, Count = group.LongCount() }).ToListAsync(ct)).ConvertAll(group => (group.Key, group.Count));

    private static (string State, long Count) Named<T>((T State, long Count) one)
        where T : struct, Enum => (TelemetryText.NameOf(one.State), one.Count);
}
