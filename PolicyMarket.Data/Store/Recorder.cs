using System.Data;
using System.Runtime.CompilerServices;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using PolicyMarket.Data.Audit;

namespace PolicyMarket.Data.Store;

/// <summary>
/// How every workflow writes: through the gate, in one BEGIN IMMEDIATE transaction, saved once. A refused result, an exception or a
/// kill leaves nothing behind.
/// </summary>
public sealed class Recorder(IDbContextFactory<PolicyMarketDb> factory, WriteGate gate, Checkpointer checkpointer, RefusalLog refusals)
{
    private const int SqliteConstraintUnique = 2067;
    private const int SqliteConstraintPrimaryKey = 1555;

    /// <summary>
    /// Runs the work; commits when its result is done, rolls back when it is refused. Refusals of authorization become audit events after the rollback.
    /// Throws <see cref="DuplicateKeyException"/> on a natural key that exists. File and member name the calling workflow.
    /// </summary>
    public async Task<WorkResult<T>> WriteAsync<T>(
        Func<PolicyMarketDb, Task<WorkResult<T>>> work, CancellationToken ct, [CallerFilePath] string file = "", [CallerMemberName] string member = "")
    {
        long? personId = null;
        var result = await CommitAsync(
            async db =>
            {
                var answer = await work(db);
                personId = db.ActingPersonId;
                return answer;
            },
            ct);
        await refusals.RecordAsync(this, personId, $"{Path.GetFileNameWithoutExtension(file)}.{member}", result.Diagnostics);
        return result;
    }

    private async Task<WorkResult<T>> CommitAsync<T>(Func<PolicyMarketDb, Task<WorkResult<T>>> work, CancellationToken ct)
    {
        using var pass = await gate.EnterAsync(ct);
        await using var db = await factory.CreateDbContextAsync(ct);
        await using var transaction = await BeginAsync(db, ct);
        WorkResult<T> result;
        try
        {
            result = await work(db);
            if (!result.IsDone)
            {
                return result;
            }

            await db.SaveChangesAsync(ct);
        }
        catch (DbUpdateException exception) when (IsUniqueViolation(exception))
        {
            throw new DuplicateKeyException(exception);
        }

        await transaction.CommitAsync(ct);
        await checkpointer.CommittedAsync(db, ct);
        return result;
    }

    /// <summary>BEGIN IMMEDIATE on SQLite: the write lock is taken before the first read.</summary>
    private static Task<IDbContextTransaction> BeginAsync(PolicyMarketDb db, CancellationToken ct) =>
        db.Database.BeginTransactionAsync(IsolationLevel.Serializable, ct);

    private static bool IsUniqueViolation(DbUpdateException exception) =>
        exception.InnerException is SqliteException { SqliteExtendedErrorCode: SqliteConstraintUnique or SqliteConstraintPrimaryKey };
}
