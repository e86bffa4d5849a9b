using Microsoft.Data.Sqlite;
using PolicyMarket.Data.Files;
using PolicyMarket.Data.Store.Sqlite;
using PolicyMarket.Tests.Support;

namespace PolicyMarket.Tests.Web.Commands;

/// <summary>`check record` on a folder: agrees after commands alone, names what SQL changed, and takes a published list of heads.</summary>
public sealed class CheckRecordCommandTests : IDisposable
{
    private readonly Folder _folder = new();

    [Fact]
    public async Task Record_of_commands_agrees_and_an_edit_is_named()
    {
        await CommandRun.OfAsync("correct-horse-7\n", ["user", "add", "--name", "admin-1", "--role", "Administrator", "--data", _folder.Root]);
        var sound = await CommandRun.OfAsync("check", "record", "--data", _folder.Root);
        Assert.Equal(0, sound.ExitCode);
        Assert.StartsWith("一致。", sound.Output, StringComparison.Ordinal);

        Forge("DROP TRIGGER TR_AuditEvents_NoUPDATE; UPDATE AuditEvents SET Actor = '无名' WHERE Id = 1");
        var edited = await CommandRun.OfAsync("check", "record", "--data", _folder.Root);
        Assert.Equal(1, edited.ExitCode);
        Assert.Contains("AuditEvents:1：审计事件第 1 行的内容与封印不符", edited.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Published_heads_must_be_part_of_the_chain()
    {
        await CommandRun.OfAsync("correct-horse-7\n", ["user", "add", "--name", "admin-1", "--role", "Administrator", "--data", _folder.Root]);
        var foreign = _folder.Write("heads.csv", $"日期,序号,封印\n2026-11-01,1,{new string('a', 64)}\n");
        var run = await CommandRun.OfAsync("check", "record", "--heads", foreign, "--data", _folder.Root);
        Assert.Equal(1, run.ExitCode);
        Assert.Contains("PM6006", run.Output, StringComparison.Ordinal);
        Assert.Equal(2, (await CommandRun.OfAsync("check", "record", "--heads", _folder.At("none.csv"), "--data", _folder.Root)).ExitCode);
    }

    [Fact]
    public async Task Ledger_is_rebuilt_and_compared()
    {
        await CommandRun.OfAsync("correct-horse-7\n", ["user", "add", "--name", "admin-1", "--role", "Administrator", "--data", _folder.Root]);
        var sound = await CommandRun.OfAsync("check", "ledger", "--data", _folder.Root);
        Assert.Equal(0, sound.ExitCode);
        Assert.Contains("一致。分录 0 条", sound.Output, StringComparison.Ordinal);

        Forge(
            "INSERT INTO LedgerEntries (FundId, Subject, Phase, Account, AmountFen, At, Actor) VALUES (1, 'x', 'Budget', 'Available', 1, '2026-11-30 15:59:59', 'x')"
        );
        var uneven = await CommandRun.OfAsync("check", "ledger", "--data", _folder.Root);
        Assert.Equal(1, uneven.ExitCode);
        Assert.Contains("x：“下达”有 1 条", uneven.Output, StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Dispose();

    private void Forge(string sql)
    {
        using var connection = new SqliteConnection(SqliteStore.ConnectionString(new DataOptions { Directory = _folder.Root }));
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
        connection.Close();
        RecordPool.Clear(new DataOptions { Directory = _folder.Root });
    }
}
