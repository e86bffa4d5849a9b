using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace PolicyMarket.Data.Store.Sqlite;

/// <summary>Sets every connection up in the same way as it is opened; docs/decisions/0004-sqlite.md gives the reasons.</summary>
internal sealed class SqlitePragmas : DbConnectionInterceptor
{
    private const string Text =
        "PRAGMA synchronous=FULL; PRAGMA wal_autocheckpoint=0; PRAGMA mmap_size=0; PRAGMA foreign_keys=ON; PRAGMA busy_timeout=30000;";

    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData) => Apply(connection);

    public override async Task ConnectionOpenedAsync(
        DbConnection connection,
        ConnectionEndEventData eventData,
        CancellationToken cancellationToken = default
    )
    {
        await using var command = connection.CreateCommand();
        command.CommandText = Text;
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    /// <summary>For connections that are opened without EF.</summary>
    public static void Apply(DbConnection connection)
    {
        using var command = connection.CreateCommand();
        command.CommandText = Text;
        command.ExecuteNonQuery();
    }

    /// <summary>WAL is a property of the file: set once, before the first migration.</summary>
    public static void UseWal(SqliteConnection connection)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "PRAGMA journal_mode=WAL;";
        if (command.ExecuteScalar() is not "wal")
        {
            throw new SqliteException($"{connection.DataSource} cannot be switched to WAL.", SQLitePCL.raw.SQLITE_READONLY);
        }
    }
}
