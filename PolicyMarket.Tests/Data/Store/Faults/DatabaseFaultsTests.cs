using Microsoft.Data.Sqlite;
using PolicyMarket.Data.Store.Faults;
using PolicyMarket.Tests.Support;

namespace PolicyMarket.Tests.Data.Store.Faults;

/// <summary>Real files: what SQLite answers becomes words.</summary>
public sealed class DatabaseFaultsTests
{
    private const string Write = "CREATE TABLE Big (Data BLOB); INSERT INTO Big VALUES (zeroblob(10000000));";

    [Fact]
    public async Task A_full_disk_is_named() =>
        Assert.Contains("磁盘已满", await WordsAsync("PRAGMA max_page_count = 1; " + Write, SqliteOpenMode.ReadWrite), StringComparison.Ordinal);

    [Fact]
    public async Task A_database_that_can_only_be_read_is_named() =>
        Assert.Contains("只能读", await WordsAsync(Write, SqliteOpenMode.ReadOnly), StringComparison.Ordinal);

    [Fact]
    public async Task Overwritten_pages_are_named() =>
        Assert.Contains(
            "损坏",
            await WordsAsync(
                "PRAGMA integrity_check; SELECT count(*) FROM Firms; SELECT * FROM AuditEvents;",
                SqliteOpenMode.ReadWrite,
                DamagedFile.SpoilPages
            ),
            StringComparison.Ordinal
        );

    [Fact]
    public async Task A_text_in_the_place_of_the_database_is_named() =>
        Assert.Contains(
            "不是数据库文件",
            await WordsAsync("SELECT 1 FROM sqlite_master", SqliteOpenMode.ReadWrite, DamagedFile.ReplaceByText),
            StringComparison.Ordinal
        );

    [Fact]
    public async Task A_folder_in_the_place_of_the_database_cannot_be_opened() =>
        Assert.Contains(
            "打不开",
            await WordsAsync(
                "SELECT 1 FROM sqlite_master",
                SqliteOpenMode.ReadWrite,
                file =>
                {
                    File.Delete(file);
                    Directory.CreateDirectory(file);
                }
            ),
            StringComparison.Ordinal
        );

    private static async Task<string> WordsAsync(string sql, SqliteOpenMode mode, Action<string>? damage = null)
    {
        await using var record = await TestRecord.CreateAsync();
        RecordPool.Clear(record.Options);
        damage?.Invoke(record.Options.DatabaseFile);
        var failure = await Assert.ThrowsAnyAsync<SqliteException>(async () =>
        {
            await using var connection = new SqliteConnection($"Data Source={record.Options.DatabaseFile};Pooling=False;Mode={mode}");
            await connection.OpenAsync();
            await using var command = connection.CreateCommand();
            command.CommandText = sql;
            await using var rows = await command.ExecuteReaderAsync();
            while (await rows.ReadAsync() || await rows.NextResultAsync())
            {
                // Reads everything.
            }
        });
        return DatabaseFaults.Find(failure)?.Sentence ?? failure.Message;
    }
}
