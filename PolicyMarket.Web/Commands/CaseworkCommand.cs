using System.CommandLine;
using System.Globalization;
using PolicyMarket.Data.Casework.Desk;
using PolicyMarket.Data.Workflows;
using PolicyMarket.Web.Commands.Shared;

namespace PolicyMarket.Web.Commands;

/// <summary>`casework run`: the evaluation of all firms, as the 03:00 job would do it.</summary>
internal static class CaseworkCommand
{
    public static Command Create(Terminal terminal)
    {
        var data = CommandOptions.Data();
        var run = new Command("run", "按督办规则检查全部企业和批次：亮灯、上报、冲突、追回；已有的督办件不会重复立，起因消除的自动办结") { data };
        run.SetAction((parsed, ct) => RunAsync(CommandOptions.FolderOf(parsed.GetValue(data)), terminal, ct));
        return new Command("casework", "督办规则") { run };
    }

    private static async Task<int> RunAsync(string folder, Terminal terminal, CancellationToken ct)
    {
        await using var session = await DatabaseSession.OpenAsync(folder, terminal, ct);
        using var line = new ProgressLine(terminal);
        var progress = new ConsoleProgress<(int Done, int All)>(step =>
            line.Show(() => string.Create(CultureInfo.InvariantCulture, $"督办检查：{step.Done:#,##0} / {step.All:#,##0} 家企业"))
        );
        var done = await session.Get<CaseworkSweep>().RunAsync(Actor.System("命令行"), progress, ct);
        line.Dispose();
        await terminal.Out.WriteLineAsync(
            string.Create(
                CultureInfo.InvariantCulture,
                $"督办检查完成：企业 {done.Firms:#,##0} 家，发现 {done.Findings:#,##0} 处；新立 {done.Opened:#,##0} 件，变化 {done.Changed:#,##0} 件，自动办结 {done.Settled:#,##0} 件。"
            )
        );
        return ExitCodes.Done;
    }
}
