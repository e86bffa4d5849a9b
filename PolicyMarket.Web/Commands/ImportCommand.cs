using System.CommandLine;
using System.Globalization;
using PolicyMarket.Data.Imports;
using PolicyMarket.Data.Imports.Deliveries;
using PolicyMarket.Data.Workflows;
using PolicyMarket.Web.Commands.Shared;

namespace PolicyMarket.Web.Commands;

/// <summary>`import policies`, `firms`, `accounts`, `parameters`, `branches` and `payers`: a file whole or not at all.</summary>
internal static class ImportCommand
{
    private const string DefaultSource = "市场监管";

    public static Command Create(Terminal terminal) =>
        new("import", "导入文件：整份导入，或者一行也不导入；同一份文件再导入一次不会有变化")
        {
            Policies(terminal),
            Firms(terminal),
            AccountCommand.Import(terminal),
            ParameterCommand.Import(terminal),
            PaymentsCommand.ImportBranches(terminal),
            PaymentsCommand.ImportPayers(terminal),
        };

    private static Command Policies(Terminal terminal)
    {
        var file = File("事项文件：交换格式的 JSON 数组");
        var data = CommandOptions.Data();
        var fullWidth = new Option<bool>("--full-width") { Description = "中文里的半角标点改为全角，并列出每一处（默认：按原文保存，只提建议）" };
        var command = new Command("policies", "导入兑现事项；内容有变化的事项产生新版本") { file, fullWidth, data };
        command.SetAction(
            (parsed, ct) =>
                PoliciesAsync(
                    parsed.GetRequiredValue(file),
                    parsed.GetValue(fullWidth) ? PunctuationChoice.Correct : PunctuationChoice.Keep,
                    CommandOptions.FolderOf(parsed.GetValue(data)),
                    terminal,
                    ct
                )
        );
        return command;
    }

    private static Command Firms(Terminal terminal)
    {
        var file = File("企业数据文件：CSV（UTF-8 或 GB18030）、XLSX 或 JSON Lines，首行为指标名或中文名");
        var source = new Option<string>("--source")
        {
            Description = $"来源部门（默认：{DefaultSource}）",
            HelpName = "部门",
            DefaultValueFactory = _ => DefaultSource,
        };
        var period = new Option<string>("--period")
        {
            Description = "数据期间：2025、2026-10 或 current（默认：current）",
            HelpName = "期间",
            DefaultValueFactory = _ => ImportPeriods.Current,
        };
        var asOf = CommandOptions.AsOf("数据截止日期（默认：今天，北京时间）");
        var choices = new DeliveryOptions();
        var data = CommandOptions.Data();
        var command = new Command("firms", "导入企业和部门数据") { file, source, period, asOf, data };
        choices.AddTo(command);
        command.SetAction(
            (parsed, ct) =>
                FirmsAsync(
                    parsed.GetRequiredValue(file),
                    (parsed.GetRequiredValue(source), parsed.GetRequiredValue(period), parsed.GetValue(asOf)),
                    choices.ChoiceOf(parsed),
                    CommandOptions.FolderOf(parsed.GetValue(data)),
                    terminal,
                    ct
                )
        );
        return command;
    }

    private static Argument<FileInfo> File(string description) => new("文件") { Description = description };

    private static async Task<int> PoliciesAsync(FileInfo file, PunctuationChoice punctuation, string folder, Terminal terminal, CancellationToken ct)
    {
        if (!file.Exists)
        {
            return Missing(file, terminal);
        }

        await using var session = await DatabaseSession.OpenAsync(folder, terminal, ct);
        await using var stream = file.OpenRead();
        var result = await session.Get<PolicyImport>().ImportAsync(personId: null, stream, file.Name, punctuation, ct);
        if (result.Value is not { } report)
        {
            return terminal.Say(
                ExitCodes.BadInput,
                $"文件 {file.Name} 有 {result.Diagnostics.Length} 处错误：",
                result.Diagnostics,
                "没有导入任何事项。改正后重新运行即可。"
            );
        }

        await terminal.Out.WriteLineAsync(report.Sentence);
        return report.Warnings.IsEmpty
            ? ExitCodes.Done
            : terminal.Say(
                ExitCodes.Done,
                $"提醒 {report.Warnings.Length:N0} 处，不影响导入：",
                report.Warnings,
                "请编写事项的部门核对；需要修改时，改好后再导入一次。"
            );
    }

    private static async Task<int> FirmsAsync(
        FileInfo file,
        (string Source, string Period, DateOnly? AsOf) speaksOf,
        DeliveryChoice choice,
        string folder,
        Terminal terminal,
        CancellationToken ct
    )
    {
        if (!file.Exists)
        {
            return Missing(file, terminal);
        }

        await using var session = await DatabaseSession.OpenAsync(folder, terminal, ct);
        using var line = new ProgressLine(terminal);
        var progress = new ConsoleProgress<ImportProgress>(step => line.Show(() => Show(step)));
        var asOf = speaksOf.AsOf ?? session.Get<BusinessClock>().Today;
        var report = await session
            .Get<FirmImport>()
            .ImportAsync(personId: null, new FirmFile(file.FullName, file.Name, speaksOf.Source, speaksOf.Period, asOf) { Choice = choice }, progress, ct);
        line.Dispose();
        if (report.IsStored)
        {
            await terminal.Out.WriteLineAsync(report.Sentence + report.EffectSentence);
            return report.Notes.Count == 0
                ? ExitCodes.Done
                : terminal.Say(ExitCodes.Done, $"代码换算 {report.Notes.Count:N0} 种：", [.. report.Notes], "请核对；不对的，改好后再导入一次。");
        }

        await terminal.Error.WriteLineAsync($"{file.Name}：{report.Sentence}");
        foreach (var problem in report.Problems)
        {
            await terminal.Error.WriteLineAsync($"  {problem}");
        }

        foreach (var text in DeliveryOptions.Say(report.Questions, choice.Mode))
        {
            await terminal.Error.WriteLineAsync($"  {text}");
        }

        return ExitCodes.BadInput;
    }

    private static string Show(ImportProgress step)
    {
        const int Width = 24;
        var full = (int)(step.Share * Width);
        var stage = step.Stage == ImportStage.Reading ? "检查" : "保存";
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{stage} [{new string('#', full)}{new string('.', Width - full)}] {step.Share * 100:0}% {step.Rows:#,##0} 行"
        );
    }

    private static int Missing(FileInfo file, Terminal terminal) =>
        terminal.Say(ExitCodes.BadInput, $"没有文件 {file.FullName}，请检查路径。没有导入任何数据。");
}
