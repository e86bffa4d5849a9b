using Microsoft.Extensions.Diagnostics.HealthChecks;
using PolicyMarket.Data.Backups;
using PolicyMarket.Data.Workflows;

namespace PolicyMarket.Web.Health;

/// <summary>A backup was made not long ago.</summary>
internal sealed class BackupHealth(BackupDesk desk, BackupOptions backups, BusinessClock clock, HealthOptions options) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        if (!backups.IsOn)
        {
            return HealthCheckResult.Healthy("自动备份已关闭，由别处负责。");
        }

        return await BackupMaking.ListAsync(desk.Folder, cancellationToken) is not [var newest, ..] ? HealthCheckResult.Degraded("还没有备份。")
            : clock.UtcNow - newest.Manifest.CreatedAt > TimeSpan.FromHours(options.BackupHours)
                ? HealthCheckResult.Degraded(
                    $"最近一份备份做于 {BusinessClock.InZone(newest.Manifest.CreatedAt):yyyy-MM-dd HH:mm}，已超过 {options.BackupHours} 小时。请看备份页。"
                )
            : HealthCheckResult.Healthy("备份按时完成。");
    }
}
