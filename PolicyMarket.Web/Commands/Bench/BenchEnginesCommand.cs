using System.CommandLine;
using System.Globalization;
using PolicyMarket.Rules.Engine;
using PolicyMarket.Rules.Engine.Compile;
using PolicyMarket.Rules.Engine.Execute;
using PolicyMarket.Web.Commands.Shared;

namespace PolicyMarket.Web.Commands.Bench;

/// <summary>`bench engines`: all engines on the same items and firms, one row per engine and number of items.</summary>
internal static class BenchEnginesCommand
{
    private const int MostFirms = 1_000_000;
    private const int MostItems = 10_000;
    private const int CaseworkRules = 40;
    private const int CaseworkClaims = 100_000;

    public static Command Create(Terminal terminal)
    {
        var items = new Option<string>("--items")
        {
            Description = "生成多少个事项，几种用逗号隔开（默认 120,1000）",
            HelpName = "个数",
            DefaultValueFactory = _ => "120,1000",
        };
        var firms = new Option<int>("--firms")
        {
            Description = "生成多少家企业（默认 20000）",
            HelpName = "家数",
            DefaultValueFactory = _ => 20_000,
        };
        var seed = new Option<ulong>("--seed")
        {
            Description = "随机种子（默认 1）",
            HelpName = "种子",
            DefaultValueFactory = _ => 1,
        };
        var threads = CommandOptions.Threads();
        var command = new Command("engines", "全部引擎在同样的事项和企业上：编译、内存、每秒多少对、一家企业多少微秒，结果是否相同")
        {
            items,
            firms,
            seed,
            threads,
        };
        command.SetAction(
            (parsed, ct) =>
                Task.Run(
                    () => Run(parsed.GetValue(items) ?? "", parsed.GetValue(firms), parsed.GetValue(seed), parsed.GetValue(threads), terminal, ct),
                    ct
                )
        );
        return command;
    }

    private static int Run(string items, int firms, ulong seed, int threads, Terminal terminal, CancellationToken ct)
    {
        int[] sizes = [.. items.Split(',').Select(text => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var size) ? size : 0)];
        if (firms is < 1 or > MostFirms || threads is < 1 or > 64 || Array.Exists(sizes, size => size is < 1 or > MostItems))
        {
            return terminal.Say(
                ExitCodes.BadInput,
                $"--firms 为 1 至 {MostFirms}，--items 为逗号隔开的 1 至 {MostItems}，--threads 为 1 至 64。什么也没有做。"
            );
        }

        using var progress = new ProgressLine(terminal);
        var figures = new List<EngineFigure>();
        var settings = new MatchSettings { Threads = threads };
        foreach (var size in sizes)
        {
            var data = BenchData.Generate(firms, size, seed);
            var plan = PlanCompiler.Compile(data.Rules, data.Catalog);
            using var expected = plan.Match(plan.Encode(data.Table, threads), settings, ct);
            foreach (var kind in Enum.GetValues<EngineKind>())
            {
                progress.Show(() => $"{size:N0} 个事项：{EngineNames.LabelOf(kind)}……");
                figures.Add(new EngineFigure(kind, data, plan, settings, expected, ct));
            }
        }

        progress.Show(() => "督办规则……");
        var caseSeconds = BenchCaseworkCommand.Sessions(CaseworkRules, CaseworkClaims);
        var oneFirm = BenchCaseworkCommand.OneFirm(CaseworkRules, ct);
        progress.Dispose();
        return BenchReport.Write(
            terminal,
            writer =>
            {
                writer.WriteString("bench", "engines");
                writer.WriteNumber("threads", threads);
                writer.WriteStartArray("rows");
                figures.ForEach(figure => figure.Write(writer));
                writer.WriteEndArray();
                writer.WriteStartObject("casework");
                writer.WriteNumber("rules", CaseworkRules);
                writer.WriteNumber("claims", CaseworkClaims);
                writer.WriteSeconds("sessions_s", caseSeconds);
                oneFirm.Write(writer, "one_firm_session");
                writer.WriteEndObject();
            }
        );
    }
}
