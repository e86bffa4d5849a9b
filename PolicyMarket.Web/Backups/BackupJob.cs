using PolicyMarket.Data.Backups;
using PolicyMarket.Data.Store.Faults;
using Quartz;

namespace PolicyMarket.Web.Backups;

/// <summary>
/// Makes the nightly backup, then checks the database; what goes wrong is logged and stands in the audit trail, and the next night tries again.
/// </summary>
[DisallowConcurrentExecution]
internal sealed partial class BackupJob(BackupDesk desk, DatabaseChecking checking, ILogger<BackupJob> log) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            var result = await desk.MakeNightlyAsync(cancellationToken);
            if (result.Value is { } done)
            {
                LogDone(log, done.Folder, done.Manifest.Size, done.Removed);
            }
            else
            {
                LogRefused(log, result.Why);
            }

            var findings = await checking.RunAsync(cancellationToken);
            foreach (var finding in findings.Take(20))
            {
                LogFinding(log, finding.Where ?? "数据库", finding.Message);
            }
        }
        catch (Exception failure) when (!cancellationToken.IsCancellationRequested)
        {
            LogFailed(log, DatabaseFaults.Find(failure)?.Sentence ?? failure.Message, failure);
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "已备份到 {Folder}（{Size} 字节），清理旧备份 {Removed} 份。")]
    private static partial void LogDone(ILogger logger, string folder, long size, int removed);

    [LoggerMessage(Level = LogLevel.Error, Message = "夜间备份没有做成：{Why}")]
    private static partial void LogRefused(ILogger logger, string why);

    [LoggerMessage(Level = LogLevel.Error, Message = "数据库核对发现问题，{Where}：{What}")]
    private static partial void LogFinding(ILogger logger, string where, string what);

    [LoggerMessage(Level = LogLevel.Error, Message = "夜间备份没有做成：{Why} 明晚再试。")]
    private static partial void LogFailed(ILogger logger, string why, Exception failure);
}
