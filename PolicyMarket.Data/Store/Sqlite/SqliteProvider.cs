using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace PolicyMarket.Data.Store.Sqlite;

/// <summary>The operations of SQLite.</summary>
internal sealed class SqliteProvider : IDatabaseProvider
{
    private const int ConstraintUnique = 2067;
    private const int ConstraintPrimaryKey = 1555;

    private SqliteProvider() { }

    public static SqliteProvider Instance { get; } = new();

    public IDatabaseTriggers Triggers { get; } = new SqliteTriggers();

    public IRawStatement Prepare(PolicyMarketDb db, string sql) => new SqliteStatement((SqliteConnection)db.Database.GetDbConnection(), sql);

    /// <summary>Deferred: readers take no write lock, and the first statement fixes what all of them see.</summary>
    public Task<DbTransaction> BeginReadAsync(DbConnection connection, CancellationToken ct) =>
        Task.FromResult<DbTransaction>(((SqliteConnection)connection).BeginTransaction(deferred: true));

    public bool IsDuplicateKey(DbUpdateException failure) =>
        failure.InnerException is SqliteException { SqliteExtendedErrorCode: ConstraintUnique or ConstraintPrimaryKey };

    public Task CheckpointAsync(PolicyMarketDb db, CancellationToken ct) => db.Database.ExecuteSqlRawAsync("PRAGMA wal_checkpoint(PASSIVE);", ct);

    /// <summary>256 MB, or the usual 2 MB.</summary>
    public Task SetLoadCacheAsync(PolicyMarketDb db, bool isLoading, CancellationToken ct) =>
        db.Database.ExecuteSqlRawAsync(isLoading ? "PRAGMA cache_size=-262144;" : "PRAGMA cache_size=-2000;", ct);

    public string Joined(JoinedColumn joined, string table) =>
        $"(SELECT group_concat(\"{joined.Column}\") FROM (SELECT \"{joined.Column}\" FROM \"{joined.Table}\" WHERE \"{joined.Owner}\" = "
        + $"\"{table}\".\"Id\" ORDER BY \"{joined.Column}\"))";
}
