using PolicyMarket.Data.Casework.Desk;
using PolicyMarket.Data.Workflows;
using Quartz;

namespace PolicyMarket.Web.Casework;

/// <summary>Evaluates all firms once a business day: after the nightly run, or at the start of the program when the day has had no evaluation.</summary>
[DisallowConcurrentExecution]
public sealed partial class CaseworkJob(CaseworkSweep sweep, CaseworkQueries queries, BusinessClock clock, ILogger<CaseworkJob> log) : IJob
{
    /// <summary>In the data of the trigger that fires at start.</summary>
    public const string IsCatchUp = "is-catch-up";

    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            if (context.MergedJobDataMap.ContainsKey(IsCatchUp) && !await queries.IsOwedAsync(clock.Today, cancellationToken))
            {
                return;
            }

            var done = await sweep.RunAsync(Actor.System("督办检查"), progress: null, cancellationToken);
            Evaluated(done.Firms, done.Findings, done.Opened, done.Settled);
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            NotEvaluated(exception);
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "督办检查：企业 {Count} 家，发现 {Findings} 处，新立 {Opened} 件，办结 {Settled} 件。")]
    private partial void Evaluated(int count, int findings, int opened, int settled);

    [LoggerMessage(Level = LogLevel.Error, Message = "督办检查没有做完，已写的都有效；下次启动或明天再检查。")]
    private partial void NotEvaluated(Exception exception);
}
