using System.CommandLine;
using PolicyMarket.Rules.Engine.Drafts;
using PolicyMarket.Rules.Engine.Execute;
using PolicyMarket.Rules.Policies;
using PolicyMarket.Web.Commands.Shared;
using PolicyMarket.Web.Drafts.Model;

namespace PolicyMarket.Web.Commands.Bench;

/// <summary>`bench draft`: one item while it is written, against all firms, at every keystroke.</summary>
internal static class BenchDraftCommand
{
    private const int Drafts = 40;
    private const int WarmUps = 3;

    public static Command Create(Terminal terminal)
    {
        var options = new BenchOptions();
        var threads = CommandOptions.Threads();
        var command = new Command("draft", "一份草稿对全部企业：条件树每一处的家数多少毫秒，加上金额合计多少毫秒（每次都重新编译和编码，如同每次击键）");
        options.AddTo(command);
        command.Add(threads);
        command.SetAction(
            (parsed, ct) => Task.Run(() => Run(options, parsed, new MatchSettings { Threads = parsed.GetValue(threads) }, terminal, ct), ct)
        );
        return command;
    }

    private static int Run(BenchOptions options, ParseResult parsed, MatchSettings settings, Terminal terminal, CancellationToken ct)
    {
        if (settings.Threads is < 1 or > 64)
        {
            return terminal.Say(ExitCodes.BadInput, "--threads 为 1 至 64。什么也没有做。");
        }

        using var progress = new ProgressLine(terminal);
        progress.Show(() => "正在读入……");
        if (options.Load(parsed, terminal) is not { } data)
        {
            return ExitCodes.BadInput;
        }

        progress.Show(() => "正在测量……");
        List<PolicyRule> drafts = [.. data.Rules.Where((_, place) => place % Math.Max(1, data.Rules.Length / Drafts) == 0).Take(Drafts)];
        DraftFigures? last = null;
        var counts = Percentiles.Of(
            drafts,
            WarmUps,
            draft => last = DraftPlan.Compile(draft, data.Catalog).Measure(data.Table, withAmount: false, settings, ct),
            ct
        );
        var sums = Percentiles.Of(
            drafts,
            WarmUps,
            draft => last = DraftPlan.Compile(draft, data.Catalog).Measure(data.Table, withAmount: true, settings, ct),
            ct
        );
        var reach = Percentiles.Of(drafts, WarmUps, draft => Reach(draft, data, settings, ct), ct);
        progress.Dispose();
        return BenchReport.Write(
            terminal,
            writer =>
            {
                writer.WriteString("bench", "draft");
                writer.WriteString("source", data.Source);
                writer.WriteNumber("firms", data.Table.RowCount);
                writer.WriteNumber("drafts", drafts.Count);
                writer.WriteNumber("nodes_of_last", last!.Nodes.Length);
                writer.WriteNumber("eligible_of_last", last.Eligible);
                writer.WriteSeconds("load_s", data.LoadSeconds);
                counts.Write(writer, "node_counts");
                sums.Write(writer, "node_counts_and_total_amount");
                reach.Write(writer, "rows_difference_and_shares");
                writer.WriteNumber("threads", settings.Threads);
            }
        );
    }

    /// <summary>As the drafting page shows it: the rows of the draft and of the version in force, what changes, and three charts.</summary>
    private static void Reach(PolicyRule draft, BenchData data, MatchSettings settings, CancellationToken ct)
    {
        var rows = DraftPlan.Compile(draft, data.Catalog).Rows(data.Table, [], settings, ct);
        var published = DraftPlan.Compile(draft with { Cap = draft.Cap / 2 }, data.Catalog).Rows(data.Table, [], settings, ct);
        _ = DraftDifference.Of(published, rows);
        foreach (var attribute in new[] { Jurisdiction.Attribute, DraftMeter.Industry, DraftMeter.Size })
        {
            _ = DraftShare.By(rows, data.Table, attribute, code => code.Length > 1 ? code[..1] : code);
        }
    }
}
