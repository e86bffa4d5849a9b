using System.CommandLine;
using PolicyMarket.Data.Backups;
using PolicyMarket.Web.Commands.Shared;

namespace PolicyMarket.Web.Commands;

/// <summary>`check database`: the file, its references and the record, without changing anything.</summary>
internal static class CheckDatabaseCommand
{
    public static Command Create(Terminal terminal)
    {
        var data = CommandOptions.Data();
        var command = new Command("database", "核对数据库：文件结构、引用、数据页的封印和记录的内容；什么也不改，服务运行时也可以做（有问题时退出码为 1）")
        {
            data,
        };
        command.SetAction((parsed, ct) => RunAsync(CommandOptions.FolderOf(parsed.GetValue(data)), terminal, ct));
        return command;
    }

    private static async Task<int> RunAsync(string data, Terminal terminal, CancellationToken ct)
    {
        await using var session = DatabaseSession.Beside(data, terminal);
        var findings = await session.Get<DatabaseChecking>().RunAsync(ct);
        if (findings.Count > 0)
        {
            return terminal.Say(ExitCodes.Refused, $"数据库有 {findings.Count:N0} 处问题：", findings, "什么也没有改动。每一处后面写了怎么办。");
        }

        await terminal.Out.WriteLineAsync("数据库完好：文件结构、引用、数据页的封印和记录的内容都没有问题。");
        return ExitCodes.Done;
    }
}
