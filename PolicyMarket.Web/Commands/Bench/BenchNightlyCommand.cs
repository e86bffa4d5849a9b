using System.CommandLine;
using PolicyMarket.Data.Generation;
using PolicyMarket.Web.Commands.Shared;

namespace PolicyMarket.Web.Commands.Bench;

/// <summary>`bench nightly`: two nights of the product itself on a generated record, the first one and one on which a little has changed.</summary>
internal static class BenchNightlyCommand
{
    private const int MostItems = 100_000;

    public static Command Create(Terminal terminal)
    {
        var firms = new Option<int>("--firms")
        {
            Description = "多少家企业，每家 40 项数据（默认：100000）",
            HelpName = "家数",
            DefaultValueFactory = _ => 100_000,
        };
        var items = new Option<int>("--items")
        {
            Description = "多少个施行中的事项（默认：4288）",
            HelpName = "个数",
            DefaultValueFactory = _ => 4_288,
        };
        var seed = new Option<ulong>("--seed")
        {
            Description = "种子（默认：1）",
            HelpName = "种子",
            DefaultValueFactory = _ => 1,
        };
        var changed = new Option<decimal>("--changed")
        {
            Description = "第二晚百分之几的企业数据有变化（默认：1）",
            HelpName = "百分数",
            DefaultValueFactory = _ => 1,
        };
        var changedItems = new Option<int>("--changed-items")
        {
            Description = "第二晚多少个事项有变化（默认：10）",
            HelpName = "个数",
            DefaultValueFactory = _ => 10,
        };
        var data = new Option<DirectoryInfo?>("--data")
        {
            Description = "留下数据的目录，再次运行时接着用（默认：临时目录，用完删除）",
            HelpName = "目录",
        };
        var command = new Command("nightly", "夜间匹配从头到尾：生成数据，第一晚全部匹配并写入，第二晚只有少量变化；各阶段用多少秒，最多用多少内存")
        {
            firms,
            items,
            seed,
            changed,
            changedItems,
            data,
        };
        command.SetAction(
            (parsed, ct) =>
                RunAsync(
                    new GenerationOrder(parsed.GetValue(firms), parsed.GetValue(seed), parsed.GetValue(items), WithStarter: false),
                    (parsed.GetValue(changed), parsed.GetValue(changedItems)),
                    parsed.GetValue(data),
                    terminal,
                    ct
                )
        );
        return command;
    }

    private static async Task<int> RunAsync(
        GenerationOrder order,
        (decimal Percent, int Items) change,
        DirectoryInfo? data,
        Terminal terminal,
        CancellationToken ct
    )
    {
        if (order.Firms is < 1 or > GeneratedMarket.MostFirms || order.Items is < 1 or > MostItems)
        {
            return terminal.Say(
                ExitCodes.BadInput,
                $"--firms 应在 1 与 {GeneratedMarket.MostFirms:N0} 之间，--items 应在 1 与 {MostItems:N0} 之间。什么也没有做。"
            );
        }

        if (change.Percent is < 0 or > 100 || change.Items < 0 || change.Items > order.Items)
        {
            return terminal.Say(ExitCodes.BadInput, "--changed 应在 0 与 100 之间，--changed-items 不能多于事项总数。什么也没有做。");
        }

        var folder = data?.FullName ?? Path.Combine(Path.GetTempPath(), $"policymarket-bench-{Guid.CreateVersion7():N}");
        try
        {
            await using var session = await DatabaseSession.OpenAsync(folder, terminal, ct);
            using var line = new ProgressLine(terminal);
            var bench = new NightlyBench(session, order, change, text => line.Show(() => text));
            var refused = await bench.RunAsync(ct);
            line.Dispose();
            return refused is null ? BenchReport.Write(terminal, bench.Write) : terminal.Say(ExitCodes.Refused, refused);
        }
        finally
        {
            if (data is null && Directory.Exists(folder))
            {
                Directory.Delete(folder, recursive: true);
            }
        }
    }
}
