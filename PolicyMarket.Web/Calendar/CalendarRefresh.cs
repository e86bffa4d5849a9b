using PolicyMarket.Data.Calendar;

namespace PolicyMarket.Web.Calendar;

/// <summary>Reads the stored holidays every five minutes, because another node may have changed them.</summary>
internal sealed partial class CalendarRefresh(CalendarReader reader, TimeProvider clock, ILogger<CalendarRefresh> log) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromMinutes(5);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, clock);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
            {
                await RunAsync(stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The program ends.
        }
    }

    private async Task RunAsync(CancellationToken ct)
    {
        try
        {
            await reader.RefreshAsync(ct);
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            Failed(failure);
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "工作日历没有读成，五分钟后再试；期间按上一次读到的计算。")]
    private partial void Failed(Exception failure);
}
