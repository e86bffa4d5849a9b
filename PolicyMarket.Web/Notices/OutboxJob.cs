using PolicyMarket.Data.Notices;
using Quartz;

namespace PolicyMarket.Web.Notices;

/// <summary>Sends the SMS and e-mail that are due.</summary>
[DisallowConcurrentExecution]
public sealed partial class OutboxJob(OutboxSender sender, ILogger<OutboxJob> log) : IJob
{
    public const int EverySeconds = 15;

    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            var sent = await sender.SendDueAsync(cancellationToken);
            if (sent is not { Sent: 0, Failed: 0 })
            {
                Sent(sent.Sent, sent.Failed);
            }
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            // What is due stays due: the next tick tries again.
            NotSent(exception);
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "已发出 {Count} 条消息，{Failed} 条没有发成，稍后再试。")]
    private partial void Sent(int count, int failed);

    [LoggerMessage(Level = LogLevel.Error, Message = "发件箱没有处理完，下一次再试。")]
    private partial void NotSent(Exception exception);
}
