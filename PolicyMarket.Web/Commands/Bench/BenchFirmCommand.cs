using System.CommandLine;
using System.Text.Json;
using PolicyMarket.Rules.Attributes;
using PolicyMarket.Rules.Derivations;
using PolicyMarket.Rules.Engine;
using PolicyMarket.Rules.Engine.Compile;
using PolicyMarket.Rules.Explain;
using PolicyMarket.Rules.NearMisses;
using PolicyMarket.Web.Commands.Shared;

namespace PolicyMarket.Web.Commands.Bench;

/// <summary>`bench firm`: one firm against all items, the explanation of one pair, and what a firm only just misses.</summary>
internal static class BenchFirmCommand
{
    private const int GeneratedFirms = 2_000;
    private const int MostFirms = 2_000;
    private const int MostMissing = 200;
    private const int WarmUps = 5;

    public static Command Create(Terminal terminal)
    {
        var options = new BenchOptions(GeneratedFirms);
        var command = new Command("firm", "一家企业对全部事项：每次多少微秒（中位数和 95%），解释其中一对、列出只差一两项的事项各多少微秒");
        options.AddTo(command);
        command.SetAction((parsed, ct) => Task.Run(() => Run(options, parsed, terminal, ct), ct));
        return command;
    }

    private static int Run(BenchOptions options, ParseResult parsed, Terminal terminal, CancellationToken ct)
    {
        using var progress = new ProgressLine(terminal);
        progress.Show(() => "正在读入……");
        if (options.Load(parsed, terminal) is not { } data)
        {
            return ExitCodes.BadInput;
        }

        progress.Show(() => "正在编译……");
        CompiledPlan? plan = null;
        var compile = BenchStats.Once(() => plan = PlanCompiler.Compile(data.Rules, data.Catalog));
        var firms = Enumerable
            .Range(0, Math.Min(MostFirms, data.Table.RowCount))
            .Select(row => DerivedFacts.Complete(data.Table.FactsOf(row), data.Catalog))
            .ToList();
        var prepare = BenchStats.Once(() => plan!.MatchFirm(firms[0]));
        progress.Show(() => "正在匹配……");
        var matched = Percentiles.Of(firms, WarmUps, facts => plan!.MatchFirm(facts), ct);
        progress.Show(() => "正在解释……");
        var explainer = new Explainer(data.Catalog);
        var pairs = firms.Select((facts, place) => (Facts: facts, Rule: data.Rules[place * 7919 % data.Rules.Length])).ToList();
        var explained = Percentiles.Of(pairs, 2, pair => explainer.Explain(pair.Rule, pair.Facts), ct);
        var finder = new NearMissFinder(plan!);
        var missed = Percentiles.Of(firms.Take(MostMissing).ToList(), 1, facts => finder.Of(facts), ct);
        progress.Dispose();
        return BenchReport.Write(
            terminal,
            writer =>
            {
                WriteData(writer, data, plan!, compile, prepare);
                matched.Write(writer, "firm_against_all_items");
                explained.Write(writer, "explanation_of_one_pair");
                missed.Write(writer, "near_misses");
                writer.WriteNumber("eligible_per_firm", Math.Round(firms.Average(facts => plan!.MatchFirm(facts).Eligible.Length), 2));
                writer.WriteNumber("near_misses_per_firm", Math.Round(firms.Take(20).Average(facts => finder.Of(facts).Length), 2));
            }
        );
    }

    private static void WriteData(Utf8JsonWriter writer, BenchData data, CompiledPlan plan, double compile, double prepare)
    {
        writer.WriteString("bench", "firm");
        writer.WriteString("source", data.Source);
        writer.WriteNumber("firms", data.Table.RowCount);
        writer.WriteNumber("items", plan.Rules.Length);
        writer.WriteSeconds("load_s", data.LoadSeconds);
        writer.WriteSeconds("compile_s", compile);
        writer.WriteSeconds("prepare_s", prepare);
    }
}
