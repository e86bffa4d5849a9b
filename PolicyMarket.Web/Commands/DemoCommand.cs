using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using PolicyMarket.Data.Generation;
using PolicyMarket.Data.Workflows;
using PolicyMarket.Rules.Diagnostics;
using PolicyMarket.Web.Commands.Shared;

namespace PolicyMarket.Web.Commands;

/// <summary>`demo generate`: a record of any size for measuring and trying out; the demonstration of `serve` has nothing to do with it.</summary>
internal static class DemoCommand
{
    private const int StarterItems = 120;
    private const int MostItems = 100_000;

    public static Command Create(Terminal terminal) => new("demo", "生成任意规模的数据，供测速和试用") { Generate(terminal) };

    private static Command Generate(Terminal terminal)
    {
        var firms = new Option<int?>("--firms") { Description = "生成多少家企业，每家 40 项数据，分 4 个部门交付", HelpName = "家数" };
        var seed = new Option<ulong>("--seed")
        {
            Description = "种子：同样的种子生成同样的数据（默认：1）",
            HelpName = "种子",
            DefaultValueFactory = _ => 1,
        };
        var items = new Option<int>("--items")
        {
            Description = $"事项总数：前 {StarterItems} 个是自带的事项，其余生成（默认：{StarterItems}）",
            HelpName = "个数",
            DefaultValueFactory = _ => StarterItems,
        };
        var changed = new Option<decimal?>("--changed") { Description = "在已生成的数据上再交付一批：百分之几的企业数据有变化", HelpName = "百分数" };
        var changedItems = new Option<int>("--changed-items")
        {
            Description = "与 --changed 同用：多少个生成的事项出新版本（默认：0）",
            HelpName = "个数",
        };
        var data = CommandOptions.Data();
        var command = new Command("generate", "生成企业、数据和事项；中断后再运行会接着做。只写空目录或以前生成的目录")
        {
            firms,
            seed,
            items,
            changed,
            changedItems,
            data,
        };
        command.Validators.Add(result =>
        {
            if (result.GetValue(firms) is null == result.GetValue(changed) is null)
            {
                result.AddError("--firms 和 --changed 必须写一个，且只写一个：前者生成，后者在已生成的数据上改动。");
            }

            Bound(result, result.GetValue(firms) ?? 1, 1, GeneratedMarket.MostFirms, "--firms");
            Bound(result, result.GetResult(items) is { Implicit: false } ? result.GetValue(items) : StarterItems, StarterItems, MostItems, "--items");
            Bound(result, result.GetValue(changed) ?? 0, 0, 100, "--changed");
            Bound(result, result.GetValue(changedItems), 0, MostItems, "--changed-items");
        });
        command.SetAction(
            (parsed, ct) =>
                RunAsync(
                    CommandOptions.FolderOf(parsed.GetValue(data)),
                    terminal,
                    (market, progress) =>
                        parsed.GetValue(firms) is { } count
                            ? market.GenerateAsync(
                                new GenerationOrder(count, parsed.GetValue(seed), parsed.GetValue(items) - StarterItems, WithStarter: true),
                                progress,
                                ct
                            )
                            : market.ChangeAsync(parsed.GetValue(changed) ?? 0, parsed.GetValue(changedItems), progress, ct),
                    ct
                )
        );
        return command;
    }

    private static void Bound(CommandResult result, decimal value, decimal least, decimal most, string name)
    {
        if (value < least || value > most)
        {
            result.AddError(string.Create(CultureInfo.InvariantCulture, $"{name} 应在 {least:#,##0} 与 {most:#,##0} 之间。"));
        }
    }

    private static async Task<int> RunAsync(
        string folder,
        Terminal terminal,
        Func<GeneratedMarket, IProgress<GenerationProgress>, Task<Result<GenerationReport>>> work,
        CancellationToken ct
    )
    {
        await using var session = await DatabaseSession.OpenAsync(folder, terminal, ct);
        using var line = new ProgressLine(terminal);
        var result = await work(session.Get<GeneratedMarket>(), new ConsoleProgress<GenerationProgress>(step => line.Show(() => Show(step))));
        line.Dispose();
        if (result.Value is not { } report)
        {
            return terminal.Say(ExitCodes.Refused, result.Why);
        }

        await terminal.Out.WriteLineAsync(
            report.WasThereBefore
                ? "数据目录里已经是这些数据，什么也没有改动。"
                : string.Create(
                    CultureInfo.InvariantCulture,
                    $"已写入：企业 {report.Firms:#,##0} 家，数据页 {report.Sheets:#,##0} 份，新事项或新版本 {report.Items:#,##0} 个。"
                )
        );
        return ExitCodes.Done;
    }

    private static string Show(GenerationProgress step) =>
        string.Create(CultureInfo.InvariantCulture, $"{step.Phase}：{step.Done:#,##0} / {step.Total:#,##0}");
}
