using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using PolicyMarket.Data.Firms;
using PolicyMarket.Data.Store;
using PolicyMarket.Data.Store.Faults;

namespace PolicyMarket.Web.Health;

/// <summary>The database answers and has this program's schema.</summary>
internal sealed class DatabaseHealth(IDbContextFactory<PolicyMarketDb> factory) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            await using var db = await factory.CreateDbContextAsync(cancellationToken);
            var pending = (await db.Database.GetPendingMigrationsAsync(cancellationToken)).Count();
            _ = await db.Firms.Select(f => f.Id).FirstOrDefaultAsync(cancellationToken);
            return pending == 0
                ? HealthCheckResult.Healthy("数据库能读，结构是最新的。")
                : HealthCheckResult.Unhealthy($"数据库的结构比程序旧，差 {pending} 步。请重新启动程序。");
        }
        catch (Exception failure) when (!cancellationToken.IsCancellationRequested)
        {
            return HealthCheckResult.Unhealthy(DatabaseFaults.Find(failure)?.Sentence ?? $"数据库读不出来：{failure.Message}");
        }
    }
}
