using PolicyMarket.Data.Offers;
using Quartz;

namespace PolicyMarket.Web.Offers;

/// <summary>Ends the open offers whose last day has passed.</summary>
[DisallowConcurrentExecution]
public sealed partial class OfferExpiryJob(OfferExpiry expiry, ILogger<OfferExpiryJob> log) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            var ended = await expiry.ExpireDueAsync(cancellationToken);
            if (ended > 0)
            {
                Ended(ended);
            }
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            // What is due stays due: the next day or the next start tries again.
            NotEnded(exception);
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "{Count} 项待确认已过最后一天，已结束。")]
    private partial void Ended(int count);

    [LoggerMessage(Level = LogLevel.Error, Message = "过期的待确认没有结束成，下一次再试。")]
    private partial void NotEnded(Exception exception);
}
