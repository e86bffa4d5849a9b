using System.Data;
using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Microsoft.Extensions.Logging;
using PolicyMarket.Data.Diagnostics;
using PolicyMarket.Data.Telemetry;
using PolicyMarket.Data.Workflows;
using PolicyMarket.Rules.Diagnostics;

namespace PolicyMarket.Data.Store;

/// <summary>
/// How every workflow writes: under the write lock, in one serializable transaction, saved once, with a seal for each sealed row. A refused result, an
/// exception or a kill leaves nothing behind. The rows that it changes and the account of the person who acts must be as they were sealed; a refusal
/// because records disagree with their seals raises an alarm.
/// </summary>
public sealed partial class Recorder(
    IDbContextFactory<PolicyMarketDb> factory,
    WriteLock writeLock,
    Checkpointer checkpointer,
    IRecordSeals seals,
    IRecordAlarms alarms,
    IRefusalLog refusals,
    IFirmChanges changes,
    PublicContent content,
    RecordMetrics metrics,
    TimeProvider time,
    ILogger<Recorder> log
)
{
    private const int MostListed = 200;

    /// <summary>
    /// Runs the work; commits when its result is done, rolls back when it is refused. Refusals of authorization become audit events after the rollback.
    /// Throws <see cref="DuplicateKeyException"/> on a natural key that exists. File and member name the calling workflow.
    /// </summary>
    public async Task<Result<T>> WriteAsync<T>(
        Func<PolicyMarketDb, Task<Result<T>>> work,
        CancellationToken ct,
        [CallerFilePath] string file = "",
        [CallerMemberName] string member = ""
    )
    {
        long? personId = null;
        var workflow = $"{Path.GetFileNameWithoutExtension(file)}.{member}";
        var result = await MeasureAsync(
            workflow,
            () =>
                AttemptAsync(
                    async db =>
                    {
                        var answer = await work(db);
                        personId = db.ActingPersonId;
                        return answer;
                    },
                    ct
                )
        );
        await refusals.RecordAsync(this, personId, workflow, result.Diagnostics);
        return result;
    }

    private async Task<Result<T>> MeasureAsync<T>(string workflow, Func<Task<Result<T>>> attempt)
    {
        using var activity = TraceSources.Record.StartActivity(workflow);
        var (since, outcome) = (time.GetTimestamp(), "failed");
        try
        {
            var result = await attempt();
            outcome = result.Succeeded ? "done" : "refused";
            return result;
        }
        finally
        {
            activity?.SetTag("policymarket.outcome", outcome);
            metrics.CountWorkflow(workflow, outcome, time.GetElapsedTime(since));
        }
    }

    /// <summary>Raises the alarm after the rollback, when the work was refused because records disagree.</summary>
    private async Task<Result<T>> AttemptAsync<T>(Func<PolicyMarketDb, Task<Result<T>>> work, CancellationToken ct)
    {
        var result = await WriteOnceAsync(work, ct);
        var damage = result.Diagnostics.Where(d => DataDiagnostics.IsOfRecordCheck(d.Code)).ToList();
        if (damage.Count > 0)
        {
            metrics.CountDamages(damage.Count);
            LogDamage(log, damage.Count, $"{damage[0].Code} {damage[0].Where}");
            await WriteOnceAsync(db => alarms.AddAsync(db, StoreWording.FoundAndRefused, damage, damage.Count, ct), ct);
        }

        return result;
    }

    private async Task<Result<T>> WriteOnceAsync<T>(Func<PolicyMarketDb, Task<Result<T>>> work, CancellationToken ct)
    {
        using var pass = await writeLock.EnterAsync(ct);
        await using var db = await factory.CreateDbContextAsync(ct);
        PublicContent.Watch(db);
        await using var transaction = await BeginAsync(db, ct);
        Result<T> result;
        Action? keepHead;
        try
        {
            result = await work(db);
            if (!result.Succeeded)
            {
                return result;
            }

            await db.SaveChangesAsync(ct);
            if (await seals.VerifyActorAsync(db, ct) is { Count: > 0 } damage)
            {
                return Result.Fail<T>(damage);
            }

            keepHead = await seals.SealAsync(db, ct);
        }
        catch (DamagedRecordException damaged) when (!damaged.Findings.IsEmpty)
        {
            return Result.Fail<T>(damaged.Findings.Take(MostListed));
        }
        catch (DbUpdateException exception) when (db.Provider.IsDuplicateKey(exception))
        {
            throw new DuplicateKeyException(exception);
        }

        await transaction.CommitAsync(ct);
        KeepHead(keepHead);
        changes.Committed(db);
        content.Committed(db);

        await checkpointer.CommittedAsync(db, ct);
        return result;
    }

    /// <summary>Serializable: on SQLite the write lock is taken before the first read (BEGIN IMMEDIATE).</summary>
    private static Task<IDbContextTransaction> BeginAsync(PolicyMarketDb db, CancellationToken ct) =>
        db.Database.BeginTransactionAsync(IsolationLevel.Serializable, ct);

    /// <summary>The work is committed, so a disk that does not take the head only leaves an earlier one, which the chain contains as well.</summary>
    private void KeepHead(Action? keepHead)
    {
        try
        {
            keepHead?.Invoke();
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            LogHeadNotWritten(log, failure);
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "链头没有写到数据库之外；记录本身已保存。请检查磁盘空间和权限。")]
    private static partial void LogHeadNotWritten(ILogger logger, Exception failure);

    [LoggerMessage(Level = LogLevel.Critical, Message = "记录警报：有 {Count} 处记录与封印或彼此不符，先是 {Finding}；详情见“记录核对”页。")]
    private static partial void LogDamage(ILogger logger, int count, string finding);
}
