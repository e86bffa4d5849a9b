using System.CommandLine;
using PolicyMarket.Data.Backups;
using PolicyMarket.Data.Files;
using PolicyMarket.Data.Store;
using PolicyMarket.Web.Commands.Shared;

namespace PolicyMarket.Web.Commands;

/// <summary>`restore`: puts a backup in the place of the database.</summary>
internal static class RestoreCommand
{
    public static Command Create(Terminal terminal)
    {
        var folder = new Argument<DirectoryInfo>("备份") { Description = "一份备份的目录，如 backups/policymarket-20261129-023000" };
        var yes = new Option<bool>("--yes") { Description = "确认：现在的数据库换成备份里的，备份之后的办理都不在其中（现在的数据库会留在旁边）" };
        var withKeys = new Option<bool>("--with-keys") { Description = "连同备份里的密钥一起恢复；现在的密钥会留在旁边" };
        var data = CommandOptions.Data();
        var command = new Command("restore", "从备份恢复数据库：先核对备份，再一步换上；要先停止服务") { folder, yes, withKeys, data };
        command.SetAction(
            (parsed, ct) =>
                RunAsync(
                    parsed.GetRequiredValue(folder).FullName,
                    parsed.GetValue(yes),
                    parsed.GetValue(withKeys),
                    CommandOptions.FolderOf(parsed.GetValue(data)),
                    terminal,
                    ct
                )
        );
        return command;
    }

    private static async Task<int> RunAsync(string folder, bool isSure, bool withKeys, string data, Terminal terminal, CancellationToken ct)
    {
        if (!isSure)
        {
            return terminal.Say(
                ExitCodes.BadInput,
                $"恢复会把 {data} 里现在的数据库换成备份里的，备份之后的办理都不在其中。什么也没有做。确认要恢复时加 --yes。"
            );
        }

        var options = new DataOptions { Directory = data };
        using var held = DatabaseLock.TryTake(options) ?? throw new DatabaseInUseException(data);
        string? before;
        await using (var beside = DatabaseSession.Beside(data, terminal))
        {
            var result = await beside.Get<DatabaseRestore>().ReplaceAsync(folder, withKeys, ct);
            if (!result.Succeeded)
            {
                return terminal.Say(ExitCodes.Refused, "没有恢复。", result.Diagnostics, "现在的数据库没有改动。");
            }

            before = result.Value;
        }

        await using var session = await DatabaseSession.OpenAsync(data, held, terminal, ct);
        await session.Get<DatabaseRestore>().RecordAsync(folder, before, ct);
        await terminal.Out.WriteLineAsync(
            $"已从 {folder} 恢复。{(before is null ? "原来没有数据库。" : $"原来的数据库留在 {before}，确认无误后可以删除。")}"
        );
        return ExitCodes.Done;
    }
}
