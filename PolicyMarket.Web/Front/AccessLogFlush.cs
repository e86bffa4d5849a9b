using PolicyMarket.Data.Audit;

namespace PolicyMarket.Web.Front;

/// <summary>Records, every minute and when the program stops, how often identical refusals and downloads were repeated.</summary>
internal sealed partial class AccessLogFlush(AccessLog access, ILogger<AccessLogFlush> log) : BackgroundService
{
    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        await FlushAsync(isLast: true);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(RepeatedEvents.Window);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
            {
                await FlushAsync(isLast: false);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // StopAsync writes what is left.
        }
    }

    private async Task FlushAsync(bool isLast)
    {
        try
        {
            await access.FlushAsync(isLast);
        }
        catch (Exception failure)
        {
            NotWritten(failure); // the next minute must not be lost because the disk was full in this one
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "重复的拒绝和下载的次数没有记入审计。")]
    private partial void NotWritten(Exception exception);
}
