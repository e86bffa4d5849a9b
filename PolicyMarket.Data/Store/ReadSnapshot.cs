using System.Data.Common;
using Microsoft.EntityFrameworkCore;

namespace PolicyMarket.Data.Store;

/// <summary>A read transaction: all queries of the context see the database of one moment, and writers are not held up.</summary>
internal sealed class ReadSnapshot : IAsyncDisposable
{
    private readonly PolicyMarketDb _db;
    private readonly DbTransaction _transaction;

    private ReadSnapshot(PolicyMarketDb db, DbTransaction transaction) => (_db, _transaction) = (db, transaction);

    public static async Task<ReadSnapshot> BeginAsync(PolicyMarketDb db, CancellationToken ct)
    {
        await db.Database.OpenConnectionAsync(ct);
        var transaction = await db.Provider.BeginReadAsync(db.Database.GetDbConnection(), ct);
        await db.Database.UseTransactionAsync(transaction, ct);
        return new ReadSnapshot(db, transaction);
    }

    public async ValueTask DisposeAsync()
    {
        await _db.Database.UseTransactionAsync(null);
        await _transaction.DisposeAsync();
        await _db.Database.CloseConnectionAsync();
    }
}
