using System.CommandLine;
using PolicyMarket.Rules.Attributes;
using PolicyMarket.Rules.Derivations;
using PolicyMarket.Rules.Diagnostics;
using PolicyMarket.Rules.Dmn.Exchange;
using PolicyMarket.Rules.Dmn.Model;
using PolicyMarket.Rules.Policies;
using PolicyMarket.Web.Commands.Shared;
using PolicyMarket.Web.Ui;

namespace PolicyMarket.Web.Commands;

/// <summary>`dmn test`, `dmn export`, `dmn read`: decision models of OMG DMN; no database.</summary>
internal static class DmnCommand
{
    public static Command Create(Terminal terminal)
    {
        var items = new Argument<FileInfo>("items") { Description = "事项文件（交换格式 JSON）", HelpName = "事项文件" };
        var target = CommandOptions.File("--out", "文件.dmn", "写成的 DMN 文件（全部写完才会出现）");
        var item = new Option<string?>("--item") { Description = "事项编号；文件里只有一个事项时不用写", HelpName = "编号" };
        var attributes = new Option<FileInfo?>("--attributes") { Description = "指标目录（默认：程序自带的目录）", HelpName = "文件.json" };
        var export = new Command("export", "把一个事项的条件、金额（公式或决策表）和封顶写成 DMN 1.3") { items, target, item, attributes };
        export.SetAction(
            (parsed, ct) =>
                ExportAsync(
                    parsed.GetRequiredValue(items),
                    parsed.GetRequiredValue(target),
                    parsed.GetValue(item),
                    parsed.GetValue(attributes),
                    terminal,
                    ct
                )
        );

        var file = new Argument<FileInfo>("file") { Description = "DMN 文件（1.1 至 1.6）；导入的模型放在同一文件夹", HelpName = "文件.dmn" };
        var catalog = new Option<FileInfo?>("--attributes") { Description = "指标目录（默认：程序自带的目录）", HelpName = "文件.json" };
        var read = new Command("read", "读取一份 DMN，列出类型、输入、决策、函数和问题，以及事项能采用什么") { file, catalog };
        read.SetAction((parsed, ct) => ReadAsync(parsed.GetRequiredValue(file), parsed.GetValue(catalog), terminal, ct));
        return new Command("dmn", "读写和检验 OMG DMN 的决策模型") { DmnTestCommand.Create(terminal), export, read };
    }

    private static async Task<int> ExportAsync(FileInfo items, FileInfo target, string? id, FileInfo? attributes, Terminal terminal, CancellationToken ct)
    {
        if (!items.Exists)
        {
            return terminal.Say(ExitCodes.BadInput, $"没有文件 {items.FullName}，请检查路径。什么也没有输出。");
        }

        var catalog = CatalogOf(attributes);
        if (!catalog.Succeeded)
        {
            return terminal.Say(ExitCodes.BadInput, "指标目录有错误：", catalog.Diagnostics, "改正后重新运行即可。什么也没有输出。");
        }

        await using var json = items.OpenRead();
        var rules = PolicyExchange.Read(json, catalog.Required);
        if (!rules.Succeeded)
        {
            return terminal.Say(ExitCodes.BadInput, "事项文件有错误：", rules.Diagnostics, "改正后重新运行即可。什么也没有输出。");
        }

        var chosen = id is null ? rules.Required : [.. rules.Required.Where(rule => rule.Id == id)];
        if (chosen.Length != 1)
        {
            return terminal.Say(
                ExitCodes.BadInput,
                id is null
                    ? $"文件里有 {chosen.Length} 个事项，请用 --item 写明编号：{string.Join("、", chosen.Take(10).Select(rule => rule.Id))}"
                    : $"文件里没有编号为 {id} 的事项，请核对。"
            );
        }

        var written = DmnItemWriter.Write(chosen[0], catalog.Required);
        if (!written.Succeeded)
        {
            return terminal.Say(ExitCodes.Refused, "这个事项不能写成 DMN：", written.Diagnostics, "什么也没有输出。");
        }

        await using var output = AtomicFile.Create(target.FullName);
        await output.Stream.WriteAsync(System.Text.Encoding.UTF8.GetBytes(written.Required), ct);
        await output.KeepAsync(ct);
        await terminal.Out.WriteLineAsync($"{chosen[0].Title}：已写入 {target.FullName}");
        return ExitCodes.Done;
    }

    private static async Task<int> ReadAsync(FileInfo file, FileInfo? attributes, Terminal terminal, CancellationToken ct)
    {
        if (!file.Exists)
        {
            return terminal.Say(ExitCodes.BadInput, $"没有文件 {file.FullName}，请检查路径。");
        }

        var catalog = CatalogOf(attributes);
        if (!catalog.Succeeded)
        {
            return terminal.Say(ExitCodes.BadInput, "指标目录有错误：", catalog.Diagnostics, "改正后重新运行即可。");
        }

        var library = await DmnFolder.ReadAsync(file, ct);
        var model = library.Model(file.Name);
        if (!model.Succeeded)
        {
            return terminal.Say(ExitCodes.BadInput, "没有读取：", model.Diagnostics, "改正后重新运行即可。");
        }

        var read = model.Required;
        await terminal.Out.WriteLineAsync($"{read.Name}（DMN {read.Version}）");
        await ListAsync("类型", read.Types, terminal);
        await ListAsync("输入", read.Inputs, terminal);
        await ListAsync("决策", read.Decisions, terminal);
        await ListAsync("函数和服务", read.Functions, terminal);
        foreach (var problem in read.Problems)
        {
            await terminal.Out.WriteLineAsync($"问题：{problem.Where}：{problem.Message}（{problem.Code}）");
        }

        await SayUseAsync(DmnItemReader.Read(read, catalog.Required), terminal);
        return read.Problems.IsEmpty ? ExitCodes.Done : ExitCodes.Refused;
    }

    private static async Task ListAsync(string title, IReadOnlyCollection<DmnEntry> entries, Terminal terminal)
    {
        if (entries.Count == 0)
        {
            return;
        }

        await terminal.Out.WriteLineAsync($"{title}（{entries.Count}）");
        foreach (var entry in entries)
        {
            var form = entry.Form.Length == 0 ? "" : $"，{entry.Form}";
            var needs = entry.Requires.IsEmpty ? "" : $"，引用：{string.Join("、", entry.Requires)}";
            await terminal.Out.WriteLineAsync($"  {entry.Name}：{entry.Type ?? "未声明类型"}{form}{needs}");
        }
    }

    private static async Task SayUseAsync(Result<DmnItem> item, Terminal terminal)
    {
        if (item.Value is { } taken)
        {
            string?[] parts =
            [
                taken.Conditions is null ? null : "条件",
                taken.AmountTable is { } table ? $"金额（决策表“{table.Name}”，{table.Rows.Length} 行）"
                : taken.AmountText is null ? null
                : "金额（公式）",
                taken.Cap is { } cap ? $"封顶 {Formats.Wan(cap)}" : null,
            ];
            await terminal.Out.WriteLineAsync($"事项可以采用：{string.Join("、", parts.Where(part => part is not null))}");
            return;
        }

        await terminal.Out.WriteLineAsync("事项不能采用：");
        foreach (var one in item.Diagnostics)
        {
            await terminal.Out.WriteLineAsync($"  {one.Where}：{one.Message}（{one.Code}）");
        }
    }

    private static Result<AttributeCatalog> CatalogOf(FileInfo? attributes)
    {
        if (attributes is null)
        {
            return Result.Ok<AttributeCatalog>(AttributeCatalog.Starter);
        }

        using var json = attributes.OpenRead();
        return VocabularyReader.Read(json);
    }
}
