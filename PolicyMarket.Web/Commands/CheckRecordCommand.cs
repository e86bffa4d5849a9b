using System.CommandLine;
using System.Globalization;
using PolicyMarket.Data.RecordChecks;
using PolicyMarket.Data.Workflows;
using PolicyMarket.Web.Commands.Shared;

namespace PolicyMarket.Web.Commands;

/// <summary>
/// `check record`: every sealed row against the seal chain, the chain against the heads kept outside the database, and records against each other.
/// </summary>
internal static class CheckRecordCommand
{
    public static Command Create(Terminal terminal)
    {
        var heads = new Option<FileInfo?>("--heads") { Description = "先前下载或公布的链头清单（CSV）；封印链应含有其中每一环", HelpName = "文件" };
        var data = CommandOptions.Data();
        var command = new Command(
            "record",
            "核对全部记录：封印链、每行记录、触发器，以及申请、拨付、凭证、分录、公示是否一致；有不符时逐条列出，退出码为 1"
        )
        {
            heads,
            data,
        };
        command.SetAction((parsed, ct) => RunAsync(CommandOptions.FolderOf(parsed.GetValue(data)), parsed.GetValue(heads), terminal, ct));
        return command;
    }

    private static async Task<int> RunAsync(string folder, FileInfo? heads, Terminal terminal, CancellationToken ct)
    {
        if (heads is { Exists: false })
        {
            return terminal.Say(ExitCodes.BadInput, $"没有文件 {heads.FullName}，什么也没有核对。请检查路径。");
        }

        var published = heads is null ? null : await File.ReadAllTextAsync(heads.FullName, ct);
        await using var session = await DatabaseSession.OpenAsync(folder, terminal, ct);
        var result = await session.Get<RecordDesk>().CheckAsync(Actor.System("命令行"), published, ct);
        if (result.Value is not { } done)
        {
            return terminal.Say(ExitCodes.Refused, result.Why);
        }

        var looked = string.Create(
            CultureInfo.InvariantCulture,
            $"封印 {done.Links:#,##0} 环，记录 {done.Rows:#,##0} 行；链头第 {done.Head.Sequence} 环 {done.Head.Text}"
        );
        if (done.FindingCount == 0)
        {
            await terminal.Out.WriteLineAsync($"一致。{looked}。");
            return ExitCodes.Done;
        }

        foreach (var finding in done.Findings)
        {
            await terminal.Out.WriteLineAsync($"{finding.Where}：{finding.Message}（{finding.Code}）");
        }

        if (done.FindingCount > done.Findings.Count)
        {
            await terminal.Out.WriteLineAsync($"……另有 {done.FindingCount - done.Findings.Count} 处。");
        }

        return terminal.Say(ExitCodes.Refused, $"不符 {done.FindingCount} 处。{looked}。已记为警报，见“记录核对”页。");
    }
}
