using Microsoft.Extensions.Diagnostics.HealthChecks;
using PolicyMarket.Data.Files;

namespace PolicyMarket.Web.Health;

/// <summary>The key that seals records is still where it was: without it no sheet can be checked after the next start.</summary>
internal sealed class SealKeyHealth(DataOptions options) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            return Convert.FromBase64String((await File.ReadAllTextAsync(options.SealKeyFile, cancellationToken)).Trim()).Length == 32
                ? HealthCheckResult.Healthy("封印密钥可读。")
                : HealthCheckResult.Unhealthy("封印密钥文件的内容不对。请从备份恢复这个文件。");
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or FormatException)
        {
            return HealthCheckResult.Unhealthy("封印密钥文件读不出来。请从备份恢复这个文件，并检查权限。");
        }
    }
}
