using PolicyMarket.Data.Offers;
using Quartz;

namespace PolicyMarket.Web.Offers;

/// <summary>Pushes the approved offers whose time for taking back is over.</summary>
[DisallowConcurrentExecution]
public sealed partial class OfferPushJob(OfferPush push, ILogger<OfferPushJob> log) : IJob
{
    public const int EverySeconds = 10;

    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            var pushed = await push.PushDueAsync(cancellationToken);
            if (pushed > 0)
            {
                Pushed(pushed);
            }
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            // What is due stays due: the next tick tries again.
            NotPushed(exception);
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "已推送 {Count} 项待确认。")]
    private partial void Pushed(int count);

    [LoggerMessage(Level = LogLevel.Error, Message = "待确认没有推送成，下一次再试。")]
    private partial void NotPushed(Exception exception);
}
