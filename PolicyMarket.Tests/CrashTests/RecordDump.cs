using System.Globalization;
using Microsoft.Data.Sqlite;
using PolicyMarket.Data.Files;

namespace PolicyMarket.Tests.CrashTests;

/// <summary>Every row of every table as text, but for moments and what chance makes, so that two records can be compared.</summary>
internal static class RecordDump
{
    /// <summary>Columns that differ between two records of the same actions: sessions and their keys, and how often a run was begun.</summary>
    private static readonly string[] LeftOut =
    [
        "__EFMigrationsHistory",
        "__EFMigrationsLock",
        "sqlite_sequence",
        "AspNetUsers",
        "AspNetRoles",
        "AuditEvents",
        "OutboxMessages",
        "SealLinks",
        "PersonSessions",
    ];

    private static readonly string[] Chance = ["ConcurrencyStamp", "SecurityStamp", "Seal"];

    /// <summary>Table → its rows, sorted.</summary>
    public static async Task<IReadOnlyDictionary<string, IReadOnlyList<string>>> ReadAsync(string folder)
    {
        var options = new DataOptions { Directory = folder };
        await using var connection = new SqliteConnection($"Data Source={options.DatabaseFile};Pooling=False");
        await connection.OpenAsync();
        var dump = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);
        foreach (var table in await ColumnAsync(connection, "SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name"))
        {
            if (!LeftOut.Contains(table))
            {
                dump[table] = await RowsAsync(connection, table);
            }
        }

        return dump;
    }

    /// <summary>One figure, e.g. a sum over the ledger.</summary>
    public static async Task<long> FigureAsync(string folder, string sql)
    {
        await using var connection = new SqliteConnection($"Data Source={new DataOptions { Directory = folder }.DatabaseFile};Pooling=False");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        return Convert.ToInt64(await command.ExecuteScalarAsync(), CultureInfo.InvariantCulture);
    }

    /// <summary>Empties tables, whatever refers to them.</summary>
    public static async Task ForgetAsync(string folder, params string[] tables)
    {
        await using var connection = new SqliteConnection(
            $"Data Source={new DataOptions { Directory = folder }.DatabaseFile};Pooling=False;Foreign Keys=False"
        );
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = string.Concat(tables.Select(table => $"DROP TRIGGER IF EXISTS \"TR_{table}_NoDELETE\"; DELETE FROM \"{table}\";"));
        await command.ExecuteNonQueryAsync();
    }

    public static void DemandEqual(
        IReadOnlyDictionary<string, IReadOnlyList<string>> whole,
        IReadOnlyDictionary<string, IReadOnlyList<string>> killed,
        string story
    )
    {
        Assert.Equal(whole.Keys.Order(), killed.Keys.Order());
        foreach (var (table, rows) in whole)
        {
            var lost = rows.Except(killed[table]).Take(3).ToList();
            var extra = killed[table].Except(rows).Take(3).ToList();
            Assert.True(
                rows.SequenceEqual(killed[table]),
                $"{story}: {table} has {rows.Count} rows after the uninterrupted work and {killed[table].Count} after the kills.\nOnly in the first: {string.Join("\n", lost)}\nOnly in the second: {string.Join("\n", extra)}"
            );
        }
    }

    private static async Task<IReadOnlyList<string>> RowsAsync(SqliteConnection connection, string table)
    {
        var columns = (await ColumnAsync(connection, $"SELECT name FROM pragma_table_info('{table}') ORDER BY cid"))
            .Where(c => !c.EndsWith("At", StringComparison.Ordinal) && !c.EndsWith("Milliseconds", StringComparison.Ordinal) && !Chance.Contains(c))
            .ToList();
        var cells = string.Join(
            " || '|' || ",
            columns.Select(c => $"'{c}=' || ifnull(CASE typeof(\"{c}\") WHEN 'blob' THEN hex(\"{c}\") ELSE \"{c}\" END, '')")
        );
        return [.. (await ColumnAsync(connection, $"SELECT {cells} FROM \"{table}\"")).Order(StringComparer.Ordinal)];
    }

    private static async Task<List<string>> ColumnAsync(SqliteConnection connection, string sql)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        var rows = new List<string>();
        await using var reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync())
        {
            rows.Add(reader.GetString(0));
        }

        return rows;
    }
}
