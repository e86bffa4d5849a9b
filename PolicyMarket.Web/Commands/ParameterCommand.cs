using System.CommandLine;
using PolicyMarket.Data.Imports;
using PolicyMarket.Data.Workflows;
using PolicyMarket.Rules.Diagnostics;
using PolicyMarket.Web.Commands.Shared;
using PolicyMarket.Web.Imports;
using PolicyMarket.Web.Imports.Parameters;

namespace PolicyMarket.Web.Commands;

/// <summary>`parameter list`, `parameter set` and `import parameters`: dated standards such as LPR and wages.</summary>
internal static class ParameterCommand
{
    public static Command Create(Terminal terminal) => new("parameter", "按日期公布的参数：LPR、工资标准等") { List(terminal), Set(terminal) };

    /// <summary>`import parameters`, below `import`.</summary>
    public static Command Import(Terminal terminal)
    {
        var file = new Argument<FileInfo>("文件")
        {
            Description = "参数文件：CSV（UTF-8 或 GB18030）或 XLSX，列为 参数,数值,起始日期,依据，可另有 地区,截止日期",
        };
        var data = CommandOptions.Data();
        var command = new Command("parameters", "导入按日期公布的参数") { file, data };
        command.SetAction((parsed, ct) => ImportAsync(parsed.GetRequiredValue(file), CommandOptions.FolderOf(parsed.GetValue(data)), terminal, ct));
        return command;
    }

    private static Command List(Terminal terminal)
    {
        var data = CommandOptions.Data();
        var command = new Command("list", "列出已有的参数；标准错误里列出还没有值的") { data };
        command.SetAction((parsed, ct) => ListAsync(CommandOptions.FolderOf(parsed.GetValue(data)), terminal, ct));
        return command;
    }

    private static Command Set(Terminal terminal)
    {
        var name = Text("--name", "参数", "参数的英文名或中文名", isRequired: true);
        var value = Text("--value", "数值", "数值；比率写小数，如 0.031", isRequired: true);
        var from = Text("--from", "日期", "起始日期，如 2026-01-31", isRequired: true);
        var source = Text("--source", "依据", "发布机关或文号", isRequired: true);
        var to = Text("--to", "日期", "截止日期（默认：到下一个值为止）", isRequired: false);
        var region = Text("--region", "代码", "六位行政区划代码（默认：全国）", isRequired: false);
        var data = CommandOptions.Data();
        var command = new Command("set", "录入一个参数；新的标准写新的起始日期") { name, value, from, source, to, region, data };
        command.SetAction(
            (parsed, ct) =>
                SetAsync(
                    new TypedParameter(
                        parsed.GetValue(name) ?? "",
                        parsed.GetValue(region) ?? "",
                        parsed.GetValue(from) ?? "",
                        parsed.GetValue(to) ?? "",
                        parsed.GetValue(value) ?? "",
                        parsed.GetValue(source) ?? ""
                    ),
                    CommandOptions.FolderOf(parsed.GetValue(data)),
                    terminal,
                    ct
                )
        );
        return command;
    }

    private static Option<string?> Text(string name, string helpName, string description, bool isRequired) =>
        new(name)
        {
            HelpName = helpName,
            Description = description,
            Required = isRequired,
        };

    private static async Task<int> ImportAsync(FileInfo file, string folder, Terminal terminal, CancellationToken ct)
    {
        if (!file.Exists)
        {
            return terminal.Say(ExitCodes.BadInput, $"没有文件 {file.FullName}，请检查路径。没有导入任何参数。");
        }

        await using var session = await DatabaseSession.OpenAsync(folder, terminal, ct);
        await using var stream = file.OpenRead();
        return await ReportAsync(await session.Get<ParameterIntake>().TakeInFileAsync(personId: null, stream, ct), $"文件 {file.Name}", terminal);
    }

    private static async Task<int> SetAsync(TypedParameter typed, string folder, Terminal terminal, CancellationToken ct)
    {
        await using var session = await DatabaseSession.OpenAsync(folder, terminal, ct);
        return await ReportAsync(await session.Get<ParameterIntake>().SetAsync(personId: null, typed, ct), "参数", terminal);
    }

    private static async Task<int> ReportAsync(Result<int> result, string what, Terminal terminal)
    {
        if (!result.Succeeded)
        {
            return terminal.Say(
                ExitCodes.BadInput,
                $"{what}有 {result.Diagnostics.Length} 处错误：",
                result.Diagnostics,
                "没有录入任何参数。改正后重新运行即可。"
            );
        }

        await terminal.Out.WriteLineAsync(result.Value == 0 ? "这些参数早已有了，什么也没有改动。" : $"已录入参数 {result.Value} 条，下一次匹配起生效。");
        return ExitCodes.Done;
    }

    private static async Task<int> ListAsync(string folder, Terminal terminal, CancellationToken ct)
    {
        await using var session = await DatabaseSession.OpenAsync(folder, terminal, ct);
        var queries = session.Get<ParameterQueries>();
        var rows = await queries.ReadForOperatorAsync(ct);
        foreach (var row in rows)
        {
            await terminal.Out.WriteLineAsync(
                $"{row.Name}\t{row.Label}\t{row.Region}\t{row.From:yyyy-MM-dd}\t{row.To:yyyy-MM-dd}\t{row.Value}\t{row.Source}{(row.IsInForce ? "\t现行" : "")}"
            );
        }

        var missing = queries.Known.Where(k => rows.All(r => r.Name != k.Name)).Select(k => $"{k.Label}（{k.Name}）").ToList();
        if (missing.Count > 0)
        {
            await terminal.Error.WriteLineAsync($"还没有值的参数：{string.Join("、", missing)}。");
        }

        return ExitCodes.Done;
    }
}
