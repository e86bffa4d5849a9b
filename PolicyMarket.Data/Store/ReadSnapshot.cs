using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace PolicyMarket.Data.Store;

/// <summary>A read transaction: all queries of the context see the database of one moment, and writers are not held up.</summary>
internal sealed class ReadSnapshot : IAsyncDisposable
{
    private readonly PolicyMarketDb _db;
    private readonly SqliteTransaction _transaction;

    private ReadSnapshot(PolicyMarketDb db, SqliteConnection connection, SqliteTransaction transaction) =>
        (_db, Connection, _transaction) = (db, connection, transaction);

    public SqliteConnection Connection { get; }

    public static async Task<ReadSnapshot> BeginAsync(PolicyMarketDb db, CancellationToken ct)
    {
        await db.Database.OpenConnectionAsync(ct);
        var connection = (SqliteConnection)db.Database.GetDbConnection();
        var transaction = connection.BeginTransaction(deferred: true);
        await db.Database.UseTransactionAsync(transaction, ct);
        return new ReadSnapshot(db, connection, transaction);
    }

    public async ValueTask DisposeAsync()
    {
        await _db.Database.UseTransactionAsync(null);
        await _transaction.DisposeAsync();
        await _db.Database.CloseConnectionAsync();
    }
}
