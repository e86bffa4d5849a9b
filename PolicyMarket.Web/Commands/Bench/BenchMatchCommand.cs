using System.CommandLine;
using PolicyMarket.Rules.Engine.Execute;
using PolicyMarket.Web.Commands.Shared;

namespace PolicyMarket.Web.Commands.Bench;

/// <summary>`bench match`: all items against all firms, next to the delegate loop and the Explainer on a sample of the same data.</summary>
internal static class BenchMatchCommand
{
    public static Command Create(Terminal terminal)
    {
        var options = new BenchOptions();
        var counts = new Option<FileInfo?>("--counts")
        {
            Description = "每个事项的计数写入此文件：item,eligible,unknown，每行一个事项（全部成功才会出现）",
            HelpName = "文件.csv",
        };
        var threads = CommandOptions.Threads();
        var kernel = new Option<KernelKind>("--kernel")
        {
            Description = "用哪种指令：scalar、avx2、avx512（默认：机器支持的最宽的一种）",
            HelpName = "指令",
            DefaultValueFactory = _ => KernelKind.Best,
        };
        var command = new Command(
            "match",
            "全部事项对全部企业：读入、编译、编码、匹配、金额、展开各用多少秒，每秒多少对，并与逐对委托循环和逐条解释在同样数据上的一部分比较"
        );
        options.AddTo(command);
        command.Add(counts);
        command.Add(threads);
        command.Add(kernel);
        command.SetAction(
            (parsed, ct) =>
                Task.Run(
                    () =>
                        Run(
                            options,
                            parsed,
                            parsed.GetValue(counts),
                            new MatchSettings { Threads = parsed.GetValue(threads), Kernel = parsed.GetValue(kernel) },
                            terminal,
                            ct
                        ),
                    ct
                )
        );
        return command;
    }

    private static int Run(BenchOptions options, ParseResult parsed, FileInfo? counts, MatchSettings settings, Terminal terminal, CancellationToken ct)
    {
        if (settings.Threads is < 1 or > 64)
        {
            return terminal.Say(ExitCodes.BadInput, "--threads 为 1 至 64。什么也没有做。");
        }

        try
        {
            _ = settings.ActualKernel;
        }
        catch (PlatformNotSupportedException)
        {
            return terminal.Say(ExitCodes.BadInput, $"这台机器没有 {settings.Kernel} 指令，请改用 --kernel scalar，或不写 --kernel。什么也没有做。");
        }

        using var progress = new ProgressLine(terminal);
        progress.Show(() => "正在读入……");
        if (options.Load(parsed, terminal) is not { } data)
        {
            return ExitCodes.BadInput;
        }

        var bench = new MatchBench(data, settings, step => progress.Show(() => step), ct);
        var written = counts is null ? null : CountsFile.Write(counts.FullName, bench.Result, ct);
        progress.Dispose();
        return written is null ? BenchReport.Write(terminal, bench.Write) : terminal.Say(ExitCodes.Failed, written);
    }
}
