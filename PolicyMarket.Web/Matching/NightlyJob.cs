using PolicyMarket.Data.Nightly;
using PolicyMarket.Data.Opinions;
using PolicyMarket.Data.Workflows;
using Quartz;

namespace PolicyMarket.Web.Matching;

/// <summary>
/// Runs the night. The run's row says what has been done: the second trigger, at start, does the night that was missed or was cut short
/// while the process was down, and nothing when there is none. After more than three days without a run the job does nothing but say so: the page of the
/// runs asks the person in charge for a reason, and the nights go on from that run.
/// </summary>
[DisallowConcurrentExecution]
internal sealed partial class NightlyJob(
    NightlyRun run,
    OpinionReader opinions,
    MissedRun owed,
    BusinessClock clock,
    IHostApplicationLifetime life,
    ILogger<NightlyJob> log
) : IJob
{
    /// <summary>True in the data of the trigger that fires at start.</summary>
    public const string IsCatchUp = "is-catch-up";

    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default)
    {
        using var stopping = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, life.ApplicationStopping);
        try
        {
            await WorkAsync(context.MergedJobDataMap.ContainsKey(IsCatchUp), stopping.Token);
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            LogCut(log);
        }
    }

    private async Task WorkAsync(bool isCatchUp, CancellationToken ct)
    {
        if (isCatchUp && !await owed.IsOwedAsync(ct))
        {
            return;
        }

        var result = await run.RunAsync(clock.Today, Actor.System("夜间匹配"), progress: null, ct);
        if (result.Value is { } done)
        {
            LogDone(log, done.RunId, done.Eligible, done.OffersMade);
            foreach (var view in await opinions.OfRunAsync(done.RunId, RunOpinion.Most, ct))
            {
                LogOpinion(log, view.Opinion.Differences == 0 ? LogLevel.Information : LogLevel.Warning, done.RunId, view.Line);
            }

            if (done.FirmsLeftOut > 0)
            {
                LogLeftOut(log, done.RunId, done.FirmsLeftOut);
            }

            if (done.FormulaGaps + done.ZeroAmounts + done.LeftOut.Total > 0)
            {
                LogFaults(log, done.RunId, done.FormulaGaps, done.ZeroAmounts, done.LeftOut.Total);
            }
        }
        else
        {
            LogRefused(log, result.Why);
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "匹配批次 {RunId} 已完成：符合 {Eligible} 项，生成待确认 {Offers} 项。")]
    private static partial void LogDone(ILogger logger, long runId, long eligible, int offers);

    [LoggerMessage(
        Level = LogLevel.Warning,
        Message = "匹配批次 {RunId}：规则有缺口、算不出金额 {Gaps} 项，金额为 0 {Zeros} 项，没有参加匹配的事项 {LeftOut} 个；详情见批次页。"
    )]
    private static partial void LogFaults(ILogger logger, long runId, long gaps, long zeros, int leftOut);

    [LoggerMessage(Level = LogLevel.Warning, Message = "匹配批次 {RunId}：有 {Count} 家企业没有参加，因为它们的数据页损坏；哪些数据、怎么办见批次页。")]
    private static partial void LogLeftOut(ILogger logger, long runId, int count);

    [LoggerMessage(Message = "匹配批次 {RunId}：{Opinion}。")]
    private static partial void LogOpinion(ILogger logger, LogLevel level, long runId, string opinion);

    [LoggerMessage(Level = LogLevel.Information, Message = "匹配因程序停止而中断，下次启动时从断点继续。")]
    private static partial void LogCut(ILogger logger);

    [LoggerMessage(Level = LogLevel.Warning, Message = "夜间匹配没有完成：{Why}")]
    private static partial void LogRefused(ILogger logger, string why);
}
