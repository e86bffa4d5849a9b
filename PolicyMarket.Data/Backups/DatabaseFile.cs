using System.Security.Cryptography;
using Microsoft.Data.Sqlite;
using PolicyMarket.Data.Diagnostics;
using PolicyMarket.Data.Files;
using PolicyMarket.Rules.Diagnostics;

namespace PolicyMarket.Data.Backups;

/// <summary>One database file that no process of the program works on, such as that of a backup: opened for reading, beside EF and its pool.</summary>
internal static class DatabaseFile
{
    private const int MostFindings = 50;

    public static async Task<SqliteConnection> OpenAsync(string path, SqliteOpenMode mode, CancellationToken ct)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Mode = mode, Pooling = false, DefaultTimeout = 30 }.ToString());
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

    /// <summary>SHA-256, lower-case hex.</summary>
    public static async Task<string> HashAsync(string path, CancellationToken ct)
    {
        await using var file = PrivateFiles.Open(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        return Convert.ToHexStringLower(await SHA256.HashDataAsync(file, ct));
    }

    /// <summary>What `PRAGMA integrity_check` and `PRAGMA foreign_key_check` find; none: the file is sound.</summary>
    public static async Task<List<Diagnostic>> CheckAsync(SqliteConnection connection, CancellationToken ct)
    {
        var findings = new List<Diagnostic>();
        foreach (var line in await ColumnAsync(connection, $"PRAGMA integrity_check({MostFindings})", ct))
        {
            if (line != "ok")
            {
                findings.Add(new Diagnostic(
                    DataDiagnostics.DatabaseIntegrity, $"数据库文件的结构不对：{line}。请停止程序，用 restore 从最近的好备份恢复。", "integrity_check"));
            }
        }

        await using var command = connection.CreateCommand();
        command.CommandText = $"SELECT \"table\", \"parent\", count(*), min(rowid) FROM pragma_foreign_key_check GROUP BY 1, 2 LIMIT {MostFindings}";
        await using var rows = await command.ExecuteReaderAsync(ct);
        while (await rows.ReadAsync(ct))
        {
            var first = await rows.IsDBNullAsync(3, ct) ? "" : $"，第一处行号 {rows.GetInt64(3)}";
            findings.Add(new Diagnostic(
                DataDiagnostics.DatabaseReference,
                $"{rows.GetInt64(2)} 行指向表 {rows.GetString(1)} 里不存在的行{first}：有人绕过系统改过数据，或备份不完整。请与备份对照，从好的备份恢复。", rows.GetString(0)));
        }

        return findings;
    }

    public static async Task<List<string>> ColumnAsync(SqliteConnection connection, string sql, CancellationToken ct)
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

    public static async Task<long> NumberAsync(SqliteConnection connection, string sql, CancellationToken ct)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        return await command.ExecuteScalarAsync(ct) is long number ? number : 0;
    }
}
