using PolicyMarket.Data.RecordChecks;
using PolicyMarket.Data.Workflows;
using Quartz;

namespace PolicyMarket.Web.Records;

/// <summary>Checks all records once a business day: after the night, or at the start of the program when the day has had no check.</summary>
[DisallowConcurrentExecution]
public sealed partial class RecordCheckJob(RecordDesk desk, RecordQueries queries, BusinessClock clock, ILogger<RecordCheckJob> log) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            if (!await queries.IsOwedAsync(clock.Today, cancellationToken))
            {
                return;
            }

            var result = await desk.CheckAsync(Actor.System("每日核对"), publishedHeads: null, cancellationToken);
            if (result.Value is { FindingCount: > 0 } found)
            {
                Disagrees(found.FindingCount, $"{found.Findings[0].Code} {found.Findings[0].Where}");
            }
            else if (result.Value is { } sound)
            {
                Agrees(sound.Links, sound.Rows);
            }
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            NotChecked(exception);
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "记录核对：封印 {Links} 环、记录 {Rows} 行，全部一致。")]
    private partial void Agrees(long links, long rows);

    [LoggerMessage(Level = LogLevel.Critical, Message = "记录核对：有 {Count} 处不符，先是 {Finding}；详情见“记录核对”页。")]
    private partial void Disagrees(int count, string finding);

    [LoggerMessage(Level = LogLevel.Error, Message = "记录没有核对成，下次启动或明天再核对。")]
    private partial void NotChecked(Exception exception);
}
