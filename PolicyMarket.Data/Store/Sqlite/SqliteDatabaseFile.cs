using System.Data.Common;
using Microsoft.Data.Sqlite;
using PolicyMarket.Data.Files;
using PolicyMarket.Data.Store.Files;

namespace PolicyMarket.Data.Store.Sqlite;

/// <summary>
/// Files of SQLite, opened without EF and its pool. A copy is made through the online backup, which reads one snapshot while others write: everything
/// acknowledged before it began is in it. The connections of the pool are closed with the services of the program, so that the folder can be deleted.
/// </summary>
internal sealed class SqliteDatabaseFile(DataOptions options) : IDatabaseFile, IDisposable
{
    private const int MostFindings = 50;

    public string LogEnding => "-wal";

    public string LogIndexEnding => "-shm";

    public async Task PrepareAsync(CancellationToken ct)
    {
        await using var connection = new SqliteConnection(SqliteStore.ConnectionString(options));
        await connection.OpenAsync(ct);
        SqlitePragmas.Apply(connection);
        SqlitePragmas.UseWal(connection);
        await ClearStaleMigrationLockAsync(connection, ct);
    }

    public Task CopyAsync(string target, CancellationToken ct) => Task.Run(() => Copy(target), ct);

    public async Task FoldLogAsync(CancellationToken ct)
    {
        await using var connection = await OpenAsync(options.DatabaseFile, SqliteOpenMode.ReadWrite, ct);
        await ColumnAsync(connection, "PRAGMA wal_checkpoint(TRUNCATE)", ct);
    }

    public void ReleaseConnections()
    {
        using var pooled = new SqliteConnection(SqliteStore.ConnectionString(options));
        SqliteConnection.ClearPool(pooled);
    }

    public void Dispose() => ReleaseConnections();

    /// <summary>`PRAGMA integrity_check` and `PRAGMA foreign_key_check`.</summary>
    public async Task<DatabaseFileCheck> CheckAsync(string path, CancellationToken ct)
    {
        await using var connection = await OpenAsync(path, SqliteOpenMode.ReadOnly, ct);
        var structure = await ColumnAsync(connection, $"PRAGMA integrity_check({MostFindings})", ct);
        structure.RemoveAll(line => line == "ok");

        var orphans = new List<OrphanedRows>();
        await using var command = connection.CreateCommand();
        command.CommandText = $"SELECT \"table\", \"parent\", count(*), min(rowid) FROM pragma_foreign_key_check GROUP BY 1, 2 LIMIT {MostFindings}";
        await using var rows = await command.ExecuteReaderAsync(ct);
        while (await rows.ReadAsync(ct))
        {
            orphans.Add(
                new OrphanedRows(rows.GetString(0), rows.GetString(1), rows.GetInt64(2), await rows.IsDBNullAsync(3, ct) ? null : rows.GetInt64(3))
            );
        }

        return new DatabaseFileCheck(structure, orphans);
    }

    public async Task<DatabaseFileContent> DescribeAsync(string path, CancellationToken ct)
    {
        await using var connection = await OpenAsync(path, SqliteOpenMode.ReadOnly, ct);
        var schema = await ColumnAsync(connection, "SELECT \"MigrationId\" FROM \"__EFMigrationsHistory\" ORDER BY 1 DESC LIMIT 1", ct);
        var rows = new SortedDictionary<string, long>(StringComparer.Ordinal);
        foreach (
            var table in await ColumnAsync(
                connection,
                "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND name NOT LIKE '\\_\\_%' ESCAPE '\\'",
                ct
            )
        )
        {
            rows[table] = await NumberAsync(connection, $"SELECT count(*) FROM \"{table}\"", ct);
        }

        return new DatabaseFileContent(schema.FirstOrDefault() ?? "", rows, await NumberAsync(connection, "SELECT max(\"Id\") FROM \"AuditEvents\"", ct));
    }

    private void Copy(string target)
    {
        using (var source = Closed(options.DatabaseFile, SqliteOpenMode.ReadOnly))
        using (var copy = Closed(target, SqliteOpenMode.ReadWrite))
        {
            source.Open();
            copy.Open();
            source.BackupDatabase(copy);
            using var alone = copy.CreateCommand();
            alone.CommandText = "PRAGMA journal_mode=DELETE;"; // one file that needs no log
            alone.ExecuteNonQuery();
        }

        using var written = new FileStream(target, FileMode.Open, FileAccess.ReadWrite);
        written.Flush(flushToDisk: true);
    }

    private static async Task<SqliteConnection> OpenAsync(string path, SqliteOpenMode mode, CancellationToken ct)
    {
        var connection = Closed(path, mode);
        try
        {
            await connection.OpenAsync(ct);
            return connection;
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    private static SqliteConnection Closed(string path, SqliteOpenMode mode) =>
        new(
            new SqliteConnectionStringBuilder
            {
                DataSource = path,
                Mode = mode,
                Pooling = false,
                DefaultTimeout = 30,
            }.ToString()
        );

    private static async Task<List<string>> ColumnAsync(DbConnection connection, string sql, CancellationToken ct)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await using var rows = await command.ExecuteReaderAsync(ct);
        var values = new List<string>();
        while (await rows.ReadAsync(ct))
        {
            values.Add(rows.GetValue(0).ToString() ?? "");
        }

        return values;
    }

    private static async Task<long> NumberAsync(DbConnection connection, string sql, CancellationToken ct)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        return await command.ExecuteScalarAsync(ct) is long number ? number : 0;
    }

    /// <summary>
    /// A migration that was killed leaves a row in EF's lock table, on which the next one would wait forever; the lock of the data folder makes sure that it is
    /// stale.
    /// </summary>
    private static async Task ClearStaleMigrationLockAsync(SqliteConnection connection, CancellationToken ct)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = "DROP TABLE IF EXISTS \"__EFMigrationsLock\";";
        await command.ExecuteNonQueryAsync(ct);
    }
}
