using System.CommandLine;
using System.Globalization;
using PolicyMarket.Data.Authoring.Publishing;
using PolicyMarket.Data.Determinations;
using PolicyMarket.Data.FactSheets;
using PolicyMarket.Data.Nightly;
using PolicyMarket.Data.Opinions;
using PolicyMarket.Data.Workflows;
using PolicyMarket.Rules.Determination;
using PolicyMarket.Rules.Engine;
using PolicyMarket.Rules.Values;
using PolicyMarket.Web.Commands.Shared;
using PolicyMarket.Web.Matching;

namespace PolicyMarket.Web.Commands;

/// <summary>`nightly`: the run of one business date, as the 02:00 job would do it.</summary>
internal static class NightlyCommand
{
    private const int MostFaults = 20;

    public static Command Create(Terminal terminal)
    {
        var asOf = CommandOptions.AsOf("业务日期（默认：今天，北京时间）");
        var force = new Option<string?>("--force")
        {
            Description = $"业务日期早于上一次匹配，或晚于它 {RunDateDoubt.MostDays} 天以上时，写明为什么仍要运行；理由记入批次和审计",
            HelpName = "理由",
        };
        var engine = CommandOptions.Engine("用哪个引擎判定，结果相同（默认：设置 Matching:Engine，未设置时 columnar）");
        var data = CommandOptions.Data();
        var command = new Command("nightly", "夜间匹配：全部施行中的事项对全部企业；同一天、同样的事项和数据再运行不会重复，中断后再运行会接着做")
        {
            asOf,
            force,
            engine,
            data,
        };
        command.SetAction(
            (parsed, ct) =>
                RunAsync(
                    CommandOptions.FolderOf(parsed.GetValue(data)),
                    parsed.GetValue(asOf),
                    parsed.GetValue(force),
                    parsed.GetValue(engine),
                    terminal,
                    ct
                )
        );
        return command;
    }

    private static async Task<int> RunAsync(
        string folder,
        DateOnly? asOf,
        string? forceReason,
        EngineKind? engine,
        Terminal terminal,
        CancellationToken ct
    )
    {
        if (EngineSetting.Problem(CommandOptions.Environment(), engine) is { } wrong)
        {
            return terminal.Say(ExitCodes.BadInput, $"{wrong}什么也没有做。");
        }

        await using var session = await DatabaseSession.OpenAsync(folder, terminal, engine, ct);
        var date = asOf ?? session.Get<BusinessClock>().Today;
        if (await session.Get<DuePublication>().PublishDueAsync(ct) is > 0 and var published)
        {
            await terminal.Out.WriteLineAsync($"{published:N0} 个审定的事项版本已到生效日，已生效。");
        }

        using var line = new ProgressLine(terminal);
        var progress = new ConsoleProgress<RunProgress>(step => line.Show(() => Show(step)));
        var result = await session.Get<NightlyRun>().RunAsync(date, Actor.System("命令行"), forceReason, progress, ct);
        line.Dispose();
        if (result.Value is not { } summary)
        {
            return terminal.Say(ExitCodes.Refused, result.Why);
        }

        await terminal.Out.WriteLineAsync(Report(date, summary));
        await SayOpinionsAsync(session.Get<OpinionReader>(), summary, terminal, ct);
        await SayScaleAsync(session.Get<MatchingOptions>().Engine, summary, terminal);
        await SayLeftOutAsync(session.Get<LeftOutFirms>(), summary, terminal, ct);
        foreach (var remark in await FaultsAsync(session.Get<RunFaults>(), summary, ct))
        {
            await terminal.Out.WriteLineAsync(remark);
        }

        return ExitCodes.Done;
    }

    /// <summary>The second opinion, and a warning with the items about which the engines disagree; the run is finished all the same.</summary>
    private static async Task SayOpinionsAsync(OpinionReader opinions, RunSummary run, Terminal terminal, CancellationToken ct)
    {
        foreach (var view in await opinions.OfRunAsync(run.RunId, MostFaults, ct))
        {
            await terminal.Out.WriteLineAsync(
                $"{view.Line}（{view.Opinion.Engine}，{view.Opinion.Items:N0} / {view.Opinion.ItemsInForce:N0} 个事项，{view.Opinion.Firms:N0} 家企业）。"
            );
            foreach (var item in view.Items)
            {
                var state = item.Hold is { EndedAt: null } ? "待确认已暂缓，请管理员在匹配批次页查明后放行" : "此前查明并放行过，或已恢复，待确认照常办理";
                await terminal.Error.WriteLineAsync($"注意：{item.Code}“{item.Title}”有 {item.Count:N0} 家企业两个引擎的判定不一致，{state}。");
            }
        }
    }

    /// <summary>A hint when the record has outgrown the engine; the run is finished all the same.</summary>
    private static async Task SayScaleAsync(EngineKind engine, RunSummary run, Terminal terminal)
    {
        if ((long)run.FirmCount * run.ItemCount > EligibilityEngines.Of(engine).Capabilities.PairsPerHour)
        {
            await terminal.Error.WriteLineAsync(
                $"提醒：{run.FirmCount:N0} 家企业、{run.ItemCount:N0} 个事项超出了{EngineNames.LabelOf(engine)}一小时能判定的规模，建议改用 {EngineNames.NameOf(EngineKind.Columnar)}。"
            );
        }
    }

    /// <summary>A warning with the damaged sheets; the run is finished all the same.</summary>
    private static async Task SayLeftOutAsync(LeftOutFirms leftOut, RunSummary run, Terminal terminal, CancellationToken ct)
    {
        if (run.FirmsLeftOut == 0)
        {
            return;
        }

        await terminal.Error.WriteLineAsync(
            $"注意：有 {run.FirmsLeftOut:N0} 家企业没有参加这次匹配，因为它们的数据页损坏；它们的待确认保持原样，其他企业照常匹配。"
        );
        foreach (var sheet in await leftOut.OfRunAsync(run.RunId, MostFaults, ct))
        {
            var firm = sheet.Firm.Length > 0 ? $"{sheet.Firm}（{sheet.CreditCode}）" : $"编号 {sheet.FirmId}";
            await terminal.Error.WriteLineAsync(
                $"  {firm}：{SheetDamageWording.Named(sheet.Source, sheet.Period)}，数据页第 {sheet.SheetId} 号，"
                    + $"{SheetDamageWording.Say(sheet.Reason)}。{SheetDamageWording.Remedy(sheet.Source, firm, sheet.Period)}"
            );
        }
    }

    /// <summary>Findings about this run for the authors of rules and for those who keep items in force.</summary>
    private static async Task<List<string>> FaultsAsync(RunFaults faults, RunSummary run, CancellationToken ct)
    {
        var lines = new List<string>();
        if (run.LeftOut.Total > 0)
        {
            lines.Add(run.LeftOut.Sentence);
        }

        if (run.FormulaGaps + run.ZeroAmounts == 0)
        {
            return lines;
        }

        var named = await faults.ReadAsync(run.RunId, MostFaults, ct);
        if (run.FormulaGaps > 0)
        {
            lines.Add(
                $"规则有缺口：{run.FormulaGaps:N0} 对条件符合、数据齐全，按公式却算不出金额，不计入可兑现合计，也不会推送；请编写部门修订：{Named(named, fault => fault.FormulaGaps)}。"
            );
        }

        if (run.ZeroAmounts > 0)
        {
            lines.Add(
                $"金额为 0：{run.ZeroAmounts:N0} 对条件符合，按公式得 0 元，不会推送；请编写部门核对是否本意：{Named(named, fault => fault.ZeroAmounts)}。"
            );
        }

        return lines;
    }

    private static string Named(IEnumerable<RunFault> faults, Func<RunFault, long> count) =>
        string.Join(
            "、",
            faults.Where(fault => count(fault) > 0).OrderByDescending(count).Select(fault => $"{fault.Code}“{fault.Title}”（{count(fault):N0} 对）")
        );

    private static string Show(RunProgress step) =>
        step.FirmCount > 0 ? string.Create(CultureInfo.InvariantCulture, $"{step.Phase}：{step.FirmsDone:#,##0} / {step.FirmCount:#,##0} 家企业")
        : step.Stages is [.., { Figure.Length: > 0 } stage] ? $"{stage.Name}：{stage.Figure}"
        : step.Phase;

    private static string Report(DateOnly date, RunSummary run)
    {
        var state = run.WasThereBefore ? "此前已经完成，这次没有改动" : "完成";
        var engine = run.Engine is { } kind ? $"，引擎 {kind}" : "";
        var payable = new Money(run.EligibleFen).InWords;
        return string.Create(
            CultureInfo.InvariantCulture,
            $"""
            匹配批次 {run.RunId}（{date:yyyy-MM-dd}）{state}{engine}。
            企业 {run.FirmCount:#,##0} 家，事项 {run.ItemCount:#,##0} 个；符合 {run.Eligible:#,##0} 对，缺数据待定 {run.Unknown:#,##0} 对，可兑现合计 {payable}。
            与上一批次相比：新增 {run.New:#,##0}，失去 {run.Lost:#,##0}，金额变化 {run.Changed:#,##0}；
            新生成待确认 {run.OffersMade:#,##0} 项，撤回 {run.OffersWithdrawn:#,##0} 项，过期 {run.OffersExpired:#,##0} 项。
            """
        );
    }
}
