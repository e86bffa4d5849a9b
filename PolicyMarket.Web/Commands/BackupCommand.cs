using System.CommandLine;
using PolicyMarket.Data.Backups;
using PolicyMarket.Web.Commands.Shared;

namespace PolicyMarket.Web.Commands;

/// <summary>`backup`: a verified backup into a folder, also while a server works on the data.</summary>
internal static class BackupCommand
{
    public static Command Create(Terminal terminal)
    {
        var folder = new Argument<DirectoryInfo>("备份目录") { Description = "备份放在其中新建的 policymarket-日期-时间 目录里；最好在另一块磁盘上" };
        var withoutKeys = new Option<bool>("--without-keys") { Description = "不备份密钥（登录和封印）；没有封印密钥就核对不了恢复后的数据，请另行保管" };
        var keep = new Option<int?>("--keep") { Description = "新备份核对无误后，只保留最近这么多份（默认：旧的都留着）", HelpName = "份数" };
        var data = CommandOptions.Data();
        var command = new Command("backup", "备份数据库和密钥，并核对备份；服务运行时也可以做，不影响办理") { folder, withoutKeys, keep, data };
        command.SetAction(
            (parsed, ct) =>
                RunAsync(
                    parsed.GetRequiredValue(folder),
                    !parsed.GetValue(withoutKeys),
                    parsed.GetValue(keep),
                    CommandOptions.FolderOf(parsed.GetValue(data)),
                    terminal,
                    ct
                )
        );
        return command;
    }

    private static async Task<int> RunAsync(DirectoryInfo folder, bool withKeys, int? keep, string data, Terminal terminal, CancellationToken ct)
    {
        if (keep < 1)
        {
            return terminal.Say(ExitCodes.BadInput, "--keep 至少为 1。什么也没有做。");
        }

        await using var session = DatabaseSession.Beside(data, terminal);
        var result = await session.Get<BackupMaking>().MakeAsync(folder.FullName, withKeys, keep, ct);
        if (result.Value is not { } done)
        {
            return terminal.Say(ExitCodes.Refused, result.Why);
        }

        await terminal.Out.WriteLineAsync($"已备份到 {done.Folder}（{done.Manifest.Size:N0} 字节，SHA-256 {done.Manifest.Sha256}），并核对无误。");
        await terminal.Out.WriteLineAsync(
            done.Manifest.HasKeys
                ? "其中 keys 目录是密钥：能读到它的人可以伪造登录和封印，请像密码一样保管。"
                : "没有备份密钥；恢复到别的机器时，还要有封印密钥 keys/seal.key。"
        );
        if (done.Removed > 0)
        {
            await terminal.Out.WriteLineAsync($"清理了 {done.Removed} 份旧备份。");
        }

        return ExitCodes.Done;
    }
}
