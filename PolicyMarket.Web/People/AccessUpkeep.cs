using PolicyMarket.Data.People;
using PolicyMarket.Web.People.Queries;

namespace PolicyMarket.Web.People;

/// <summary>Records refused attempts every few seconds, and every minute when sessions were last used; ends sessions whose time is over.</summary>
internal sealed partial class AccessUpkeep(SignInLog log, SessionDesk desk, SessionRegistry registry, TimeProvider clock, ILogger<AccessUpkeep> logger)
    : BackgroundService
{
    private const int FlushSeconds = 4;
    private const int FlushesPerKeep = 15;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromSeconds(FlushSeconds), clock);
        try
        {
            for (var round = 1; await timer.WaitForNextTickAsync(stoppingToken); round++)
            {
                await RunAsync(withSessions: round % FlushesPerKeep == 0, stoppingToken);
            }
        }
        catch (OperationCanceledException)
        {
            await RunAsync(withSessions: true, CancellationToken.None);
        }
    }

    private async Task RunAsync(bool withSessions, CancellationToken ct)
    {
        try
        {
            await log.FlushAsync(ct);
            if (withSessions)
            {
                var seen = registry.Seen();
                await desk.KeepAsync(seen, ct);
                registry.Stored(seen);
            }
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            Failed(failure);
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "登录记录和会话的使用时间没有写成，下一轮再试。")]
    private partial void Failed(Exception failure);
}
