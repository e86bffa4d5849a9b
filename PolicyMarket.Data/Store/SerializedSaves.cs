using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace PolicyMarket.Data.Store;

/// <summary>
/// Leads a save that comes from outside a <see cref="Recorder"/> transaction under the write lock: Identity's own stores save by
/// themselves (lock-out counters, a changed password), and they too must never write alongside a checkpoint.
/// </summary>
internal sealed class SerializedSaves(WriteLock writeLock) : SaveChangesInterceptor
{
    private readonly ConditionalWeakTable<DbContext, IDisposable> passes = [];

    public override InterceptionResult<int> SavingChanges(DbContextEventData eventData, InterceptionResult<int> result) =>
        throw new NotSupportedException("The record is saved asynchronously: SaveChanges would block while it waits for the write lock.");

    public override async ValueTask<InterceptionResult<int>> SavingChangesAsync(
        DbContextEventData eventData,
        InterceptionResult<int> result,
        CancellationToken cancellationToken = default
    )
    {
        if (eventData.Context is { } db && db.Database.CurrentTransaction is null)
        {
            passes.Add(db, await writeLock.EnterAsync(cancellationToken));
        }

        return result;
    }

    public override ValueTask<int> SavedChangesAsync(SaveChangesCompletedEventData eventData, int result, CancellationToken cancellationToken = default)
    {
        Leave(eventData.Context);
        return ValueTask.FromResult(result);
    }

    public override Task SaveChangesFailedAsync(DbContextErrorEventData eventData, CancellationToken cancellationToken = default)
    {
        Leave(eventData.Context);
        return Task.CompletedTask;
    }

    public override Task SaveChangesCanceledAsync(DbContextEventData eventData, CancellationToken cancellationToken = default)
    {
        Leave(eventData.Context);
        return Task.CompletedTask;
    }

    private void Leave(DbContext? db)
    {
        if (db is not null && passes.TryGetValue(db, out var pass))
        {
            passes.Remove(db);
            pass.Dispose();
        }
    }
}
