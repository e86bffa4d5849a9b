using Microsoft.EntityFrameworkCore;
using PolicyMarket.Data.Determinations;
using PolicyMarket.Data.Firms;
using PolicyMarket.Data.Store;
using PolicyMarket.Data.Workflows;

namespace PolicyMarket.Web.Matching;

/// <summary>Says at start whether a night is owed: one was cut short, or there are firms and today's hour has passed without a finished run.</summary>
internal sealed class MissedRun(IDbContextFactory<PolicyMarketDb> factory, BusinessClock clock)
{
    /// <summary>Hour of the nightly run in Asia/Shanghai.</summary>
    public const int Hour = 2;

    public async Task<bool> IsOwedAsync(CancellationToken ct)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        if (await db.MatchingRuns.AnyAsync(r => r.State == RunState.Running, ct))
        {
            return true;
        }

        var now = clock.UtcNow;
        var today = BusinessClock.DateOf(now);
        return TimeZoneInfo.ConvertTimeFromUtc(now, BusinessClock.Zone).Hour >= Hour
            && await db.Firms.AnyAsync(ct)
            && !await db.MatchingRuns.AnyAsync(r => r.BusinessDate == today && r.State == RunState.Finished, ct);
    }
}
