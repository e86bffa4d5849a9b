using Microsoft.Data.Sqlite;
using PolicyMarket.Data.Diagnostics;
using PolicyMarket.Data.Files;
using PolicyMarket.Data.Store;
using PolicyMarket.Data.Store.Faults;
using PolicyMarket.Tests.Support;
using PolicyMarket.Web.Commands.Shared;

namespace PolicyMarket.Tests.Web.Commands;

/// <summary>`backup`, `restore`, `check database`, and every command on a database that is damaged, full or read-only.</summary>
public sealed class DatabaseCommandTests
{
    [Fact]
    public async Task What_was_backed_up_comes_back_and_the_present_database_stays_beside()
    {
        using var folder = new Folder();
        await CommandAsync(folder, "parameter", "set", "--name", "lpr_1y", "--value", "0.031", "--from", "2025-01-01", "--source", "测试");
        await CommandAsync(folder, "backup", folder.At("backups"));
        await CommandAsync(folder, "parameter", "set", "--name", "lpr_1y", "--value", "0.03", "--from", "2026-01-01", "--source", "测试");
        var backup = Assert.Single(Directory.EnumerateDirectories(folder.At("backups")));

        var unsure = await CommandRun.OfAsync("restore", backup, "--data", folder.Root);
        Assert.Equal(ExitCodes.BadInput, unsure.ExitCode);
        Assert.Contains("--yes", unsure.Error, StringComparison.Ordinal);
        Assert.Equal(2, await RowsAsync(folder.At("policymarket.db"), "ParameterValues"));
        RecordPool.Clear(new DataOptions { Directory = folder.Root });
        var done = await CommandAsync(folder, "restore", backup, "--yes");

        Assert.Equal(1, await RowsAsync(folder.At("policymarket.db"), "ParameterValues"));
        var before = Assert.Single(Directory.EnumerateFiles(folder.Root, "*.before-restore-*"));
        Assert.Contains(before, done.Output, StringComparison.Ordinal);
        Assert.Equal(2, await RowsAsync(before, "ParameterValues"));
        Assert.Equal(1, await RowsAsync(folder.At("policymarket.db"), "AuditEvents WHERE Action = 'database.restore'"));
        await CommandAsync(folder, "check", "database");
    }

    [Fact]
    public async Task A_backup_that_was_changed_is_refused_and_nothing_is_touched()
    {
        using var folder = new Folder();
        await CommandAsync(folder, "parameter", "list");
        await CommandAsync(folder, "backup", folder.At("backups"));
        var backup = Assert.Single(Directory.EnumerateDirectories(folder.At("backups")));
        DamagedFile.SpoilPages(Path.Combine(backup, "policymarket.db"));

        var refused = await CommandRun.OfAsync("restore", backup, "--yes", "--data", folder.Root);
        var none = await CommandRun.OfAsync("restore", folder.At("nowhere"), "--yes", "--data", folder.Root);

        Assert.Equal((ExitCodes.Refused, ExitCodes.Refused), (refused.ExitCode, none.ExitCode));
        Assert.Contains("摘要不符", refused.Error, StringComparison.Ordinal);
        Assert.Contains(DataDiagnostics.BackupUnreadable, refused.Error, StringComparison.Ordinal);
        Assert.Contains(DataDiagnostics.BackupUnreadable, none.Error, StringComparison.Ordinal);
        Assert.Empty(Directory.EnumerateFiles(folder.Root, "*restor*"));
        await CommandAsync(folder, "check", "database");
    }

    [Fact]
    public async Task A_backup_is_restored_into_an_empty_folder_with_its_key_and_the_record_agrees()
    {
        using var folder = new Folder();
        using var fresh = new Folder();
        await CommandRun.OfAsync("quiet-river-2026x\n", ["user", "add", "--name", "first", "--role", "Administrator", "--data", folder.Root]);
        await CommandAsync(folder, "backup", folder.At("backups"));
        var backup = Assert.Single(Directory.EnumerateDirectories(folder.At("backups")));
        await CommandRun.OfAsync("quiet-river-2026x\n", ["user", "add", "--name", "second", "--role", "Supervisor", "--data", folder.Root]);

        await CommandAsync(fresh, "restore", backup, "--yes");
        await CommandAsync(fresh, "check", "record");
        await CommandAsync(folder, "restore", backup, "--yes"); // the chain is shorter than the kept head, which is put aside
        await CommandAsync(folder, "check", "record");
    }

    [Fact]
    public async Task A_backup_of_a_newer_program_or_of_another_key_is_refused()
    {
        using var folder = new Folder();
        using var other = new Folder();
        foreach (var one in new[] { folder, other })
        {
            Assert.Equal(
                ExitCodes.Done,
                (
                    await CommandRun.OfAsync("quiet-river-2026x\n", ["user", "add", "--name", "first", "--role", "Administrator", "--data", one.Root])
                ).ExitCode
            );
        }

        await CommandAsync(other, "backup", folder.At("backups"));
        var backup = Assert.Single(Directory.EnumerateDirectories(folder.At("backups")));

        var otherKey = await CommandRun.OfAsync("restore", backup, "--yes", "--data", folder.Root);
        Assert.Equal(ExitCodes.Refused, otherKey.ExitCode);
        Assert.Contains("--with-keys", otherKey.Error, StringComparison.Ordinal);
        Assert.Contains(DataDiagnostics.BackupOtherKey, otherKey.Error, StringComparison.Ordinal);
        await CommandAsync(folder, "restore", backup, "--yes", "--with-keys");
        Assert.Equal(await File.ReadAllTextAsync(other.At("keys/seal.key")), await File.ReadAllTextAsync(folder.At("keys/seal.key")));

        var manifest = Path.Combine(backup, "manifest.json");
        await File.WriteAllTextAsync(
            manifest,
            System.Text.RegularExpressions.Regex.Replace(
                await File.ReadAllTextAsync(manifest),
                "\"schema\": \"[^\"]+\"",
                "\"schema\": \"20991231000000_Later\"",
                default,
                TimeSpan.FromSeconds(1)
            )
        );
        var newer = await CommandRun.OfAsync("restore", backup, "--yes", "--with-keys", "--data", folder.Root);
        Assert.Equal(ExitCodes.Refused, newer.ExitCode);
        Assert.Contains("比这个程序新", newer.Error, StringComparison.Ordinal);
        Assert.Contains(DataDiagnostics.BackupNewer, newer.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_folder_that_a_server_works_on_is_backed_up_and_checked_but_not_restored()
    {
        using var folder = new Folder();
        await CommandAsync(folder, "parameter", "list");
        using var held = DatabaseLock.TryTake(new DataOptions { Directory = folder.Root });

        await CommandAsync(folder, "backup", folder.At("backups"));
        await CommandAsync(folder, "check", "database");
        var backup = Assert.Single(Directory.EnumerateDirectories(folder.At("backups")));
        Assert.Equal(ExitCodes.InUse, (await CommandRun.OfAsync("restore", backup, "--yes", "--data", folder.Root)).ExitCode);
    }

    [Fact]
    public async Task Check_names_a_changed_sheet_and_an_orphan_with_what_to_do()
    {
        using var folder = new Folder();
        await CommandAsync(folder, "demo", "generate", "--firms", "20", "--items", "120", "--seed", "1");
        await CommandAsync(folder, "nightly");
        await ChangeAsync(folder, "UPDATE FactSheets SET AsOf = '2020-01-01' WHERE Id = 3; UPDATE FirmMatches SET Pairs = X'FF';");

        var sheet = await CommandRun.OfAsync("check", "database", "--data", folder.Root);
        await ChangeAsync(folder, "UPDATE FactSheets SET FirmId = 99999 WHERE Id = 5;");
        var orphan = await CommandRun.OfAsync("check", "database", "--data", folder.Root);

        Assert.Equal((ExitCodes.Refused, ExitCodes.Refused), (sheet.ExitCode, orphan.ExitCode));
        Assert.Contains("数据页第 3 号", sheet.Error, StringComparison.Ordinal);
        Assert.Contains("重新交付", sheet.Error, StringComparison.Ordinal);
        Assert.Contains("FactSheets", orphan.Error, StringComparison.Ordinal);
        Assert.Contains("不存在的行", orphan.Error, StringComparison.Ordinal);
        Assert.Contains(DataDiagnostics.StoredResultDamaged, sheet.Error, StringComparison.Ordinal);
        Assert.Contains(DataDiagnostics.DatabaseReference, orphan.Error, StringComparison.Ordinal);
    }

    public static TheoryData<string, string[]> Damages()
    {
        string[][] commands =
        [
            ["nightly"],
            ["parameter", "list"],
            ["user", "add", "--name", "a", "--display-name", "甲", "--role", "Administrator"],
            ["receipt", "verify", "1"],
            ["backup", "{backups}"],
            ["check", "database"],
            ["serve", "--urls", "http://127.0.0.1:0"],
            ["bench", "nightly", "--firms", "1000", "--items", "120", "--seed", "1"],
        ];
        var data = new TheoryData<string, string[]>();
        foreach (var how in new[] { "pages", "half", "text" })
        {
            foreach (var command in commands)
            {
                data.Add(how, command);
            }
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(Damages))]
    public async Task Every_command_says_in_words_that_the_database_is_damaged(string how, string[] command)
    {
        using var folder = new Folder();
        await CommandAsync(folder, "parameter", "list");
        RecordPool.Clear(new DataOptions { Directory = folder.Root });
        var file = folder.At("policymarket.db");
        Action<string> damage = how switch
        {
            "pages" => DamagedFile.SpoilPages,
            "half" => DamagedFile.Truncate,
            _ => DamagedFile.ReplaceByText,
        };
        damage(file);

        var run = await CommandRun.OfAsync(
            "correct-horse-7\n",
            [.. command.Select(word => word.Replace("{backups}", folder.At("backups"), StringComparison.Ordinal)), "--data", folder.Root]
        );

        int[] expected = command[0] is "check" or "backup" ? [ExitCodes.Failed, ExitCodes.Refused] : [ExitCodes.Failed];
        Assert.Contains(run.ExitCode, expected);
        Assert.Contains("数据库", run.Error, StringComparison.Ordinal);
        Assert.Contains("restore", run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", run.Error + run.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(11, "损坏")]
    [InlineData(26, "不是数据库文件")]
    [InlineData(13, "磁盘已满")]
    [InlineData(8, "只能读")]
    [InlineData(10, "磁盘出错")]
    [InlineData(14, "打不开")]
    [InlineData(5, "占用")]
    [InlineData(6, "占用")]
    [InlineData(3, "没有权限")]
    [InlineData(23, "没有权限")]
    [InlineData(7, "内存不足")]
    public void Each_fault_of_the_database_has_words_with_what_to_do(int code, string words)
    {
        var fault = DatabaseFaults.Find(new InvalidOperationException("outer", new SqliteException("inner", code)));

        Assert.NotNull(fault);
        Assert.Contains(words, fault.What, StringComparison.Ordinal);
        Assert.Contains("请", fault.Todo, StringComparison.Ordinal);
    }

    [Fact]
    public void A_refused_statement_is_no_fault_of_the_database() => Assert.Null(DatabaseFaults.Find(new SqliteException("UNIQUE", 19)));

    private static async Task<CommandRun> CommandAsync(Folder folder, params string[] words)
    {
        var run = await CommandRun.OfAsync([.. words, "--data", folder.Root]);
        Assert.True(run.ExitCode == ExitCodes.Done, run.Error);
        return run;
    }

    private static async Task<long> RowsAsync(string file, string table)
    {
        await using var connection = new SqliteConnection($"Data Source={file};Pooling=False");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = $"SELECT count(*) FROM {table}";
        return (long)(await command.ExecuteScalarAsync() ?? 0L);
    }

    private static async Task ChangeAsync(Folder folder, string sql)
    {
        await using var connection = new SqliteConnection($"Data Source={folder.At("policymarket.db")};Pooling=False;Foreign Keys=False");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync();
    }
}
