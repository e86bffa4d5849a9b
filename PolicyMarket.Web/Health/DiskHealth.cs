using Microsoft.Extensions.Diagnostics.HealthChecks;
using PolicyMarket.Data.Files;

namespace PolicyMarket.Web.Health;

/// <summary>There is room on the disk of the data.</summary>
internal sealed class DiskHealth(DataOptions data, HealthOptions options) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var free = new DriveInfo(Path.GetFullPath(data.Directory)).AvailableFreeSpace / (1024 * 1024);
        return Task.FromResult(
            free >= options.FreeMegabytes
                ? HealthCheckResult.Healthy($"磁盘剩余 {free:N0} MB。")
                : HealthCheckResult.Degraded($"数据所在的磁盘只剩 {free:N0} MB。请腾出空间，例如移走旧的备份。")
        );
    }
}
