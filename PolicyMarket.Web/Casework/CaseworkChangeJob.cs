using PolicyMarket.Data.Casework.Desk;
using Quartz;

namespace PolicyMarket.Web.Casework;

/// <summary>Evaluates the firms that workflows have changed since the last tick.</summary>
[DisallowConcurrentExecution]
public sealed partial class CaseworkChangeJob(CaseworkChanges changes, ILogger<CaseworkChangeJob> log) : IJob
{
    public const int EverySeconds = 5;

    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            await changes.EvaluateAsync(cancellationToken);
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            // What has changed stays in the queue: the next tick tries again.
            NotEvaluated(exception);
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "有变化的企业没有检查成，下一次再试。")]
    private partial void NotEvaluated(Exception exception);
}
