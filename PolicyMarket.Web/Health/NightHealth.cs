using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using PolicyMarket.Data.Determinations;
using PolicyMarket.Data.Firms;
using PolicyMarket.Data.Store;
using PolicyMarket.Data.Workflows;

namespace PolicyMarket.Web.Health;

/// <summary>A night was finished not long ago, and left no firm out; a record without firms owes none.</summary>
internal sealed class NightHealth(IDbContextFactory<PolicyMarketDb> factory, BusinessClock clock, HealthOptions options) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        await using var db = await factory.CreateDbContextAsync(cancellationToken);
        if (!await db.Firms.AnyAsync(cancellationToken))
        {
            return HealthCheckResult.Healthy("还没有企业。");
        }

        var last = await db
            .MatchingRuns.AsNoTracking()
            .Where(r => r.State == RunState.Finished)
            .OrderByDescending(r => r.Id)
            .Select(r => new { r.FinishedAt, r.FirmsLeftOut })
            .FirstOrDefaultAsync(cancellationToken);
        return last?.FinishedAt is not { } at ? HealthCheckResult.Degraded("还没有完成过匹配。")
            : clock.UtcNow - at > TimeSpan.FromHours(options.NightHours)
                ? HealthCheckResult.Degraded(
                    $"最近一次匹配完成于 {BusinessClock.InZone(at):yyyy-MM-dd HH:mm}，已超过 {options.NightHours} 小时。请看匹配批次页。"
                )
            : last.FirmsLeftOut > 0 ? HealthCheckResult.Degraded($"最近一次匹配有 {last.FirmsLeftOut:N0} 家企业因数据损坏没有参加。请看匹配批次页。")
            : HealthCheckResult.Healthy("匹配按时完成。");
    }
}
