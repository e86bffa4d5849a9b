using PolicyMarket.Data.Offers.Returns;
using Quartz;

namespace PolicyMarket.Web.Offers;

/// <summary>Brings offers back to the check whose missing data have arrived.</summary>
[DisallowConcurrentExecution]
public sealed partial class DataArrivalJob(DataArrival arrival, ILogger<DataArrivalJob> log) : IJob
{
    public const int EverySeconds = 60;

    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            var back = await arrival.BringBackAsync(cancellationToken);
            if (back > 0)
            {
                Back(back);
            }
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            // What has arrived stays: the next tick tries again.
            NotBack(exception);
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "补充的数据已到，{Count} 项待确认已重新核对。")]
    private partial void Back(int count);

    [LoggerMessage(Level = LogLevel.Error, Message = "补充的数据没有核对成，下一次再试。")]
    private partial void NotBack(Exception exception);
}
