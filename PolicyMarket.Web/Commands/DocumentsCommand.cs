using System.CommandLine;
using System.Globalization;
using System.Text;
using PolicyMarket.Data.Documents;
using PolicyMarket.Data.Documents.Formats;
using PolicyMarket.Rules.Documents.Exchange;
using PolicyMarket.Rules.Documents.Scoring;
using PolicyMarket.Web.Commands.Shared;

namespace PolicyMarket.Web.Commands;

/// <summary>`documents read` and `documents score`: suggestions from the text of a policy document, and how good they are; no database.</summary>
internal static class DocumentsCommand
{
    public static Command Create(Terminal terminal)
    {
        var file = new Argument<FileInfo>("file") { Description = $"政策文件（{Kinds}）", HelpName = "文件" };
        var output = new Option<FileInfo?>("--out") { Description = "结果写入文件（全部写完才会出现；默认：标准输出）", HelpName = "文件.json" };
        var read = new Command("read", "读取一份政策文件，写出文件头、层次、事项、条件、金额等建议（JSON），每条建议都带出处") { file, output };
        read.SetAction((parsed, ct) => ReadAsync(parsed.GetRequiredValue(file), parsed.GetValue(output), terminal, ct));

        var folder = new Argument<DirectoryInfo?>("folder")
        {
            Description = "样本文件夹（dNN.json、对应的文件和 dNN.txt；默认：程序自带的样本）",
            HelpName = "文件夹",
            Arity = ArgumentArity.ZeroOrOne,
        };
        var score = new Command("score", "用样本检验读取的准确率和召回率，按字段列出") { folder };
        score.SetAction((parsed, ct) => ScoreAsync(parsed.GetValue(folder), terminal, ct));
        return new Command("documents", "从政策文件里读取建议") { read, score };
    }

    private const string Kinds = "TXT、Markdown、HTML、DOCX、PDF、OFD";

    private static async Task<int> ReadAsync(FileInfo file, FileInfo? output, Terminal terminal, CancellationToken ct)
    {
        if (!file.Exists)
        {
            return terminal.Say(ExitCodes.BadInput, $"没有文件 {file.FullName}，请检查路径。什么也没有输出。");
        }

        if (file.Length > DocumentFileLimits.Default.MostBytes)
        {
            return terminal.Say(
                ExitCodes.BadInput,
                $"{file.Name} 有 {file.Length >> 20} MB，超过上限 {DocumentFileLimits.Default.MostBytes >> 20} MB。请只保留政策文件正文后再读取。"
            );
        }

        var content = await File.ReadAllBytesAsync(file.FullName, ct);
        var read = await DocumentReading.ReadAsync(file.Name, content, ct);
        if (!read.Succeeded)
        {
            return terminal.Say(ExitCodes.BadInput, "没有读取：", read.Diagnostics, "改正后重新运行即可。");
        }

        foreach (var warning in read.Required.Warnings)
        {
            await terminal.Error.WriteLineAsync($"注意：{warning}");
        }

        await using var target = output is { } named ? AtomicFile.Create(named.FullName) : AtomicFile.Over(terminal.OpenOutput());
        await target.Stream.WriteAsync(DocumentJson.Write(read.Required, Path.GetFileNameWithoutExtension(file.Name)), ct);
        await target.KeepAsync(ct);
        return ExitCodes.Done;
    }

    private static async Task<int> ScoreAsync(DirectoryInfo? folder, Terminal terminal, CancellationToken ct)
    {
        if (folder is { Exists: false })
        {
            return terminal.Say(ExitCodes.BadInput, $"没有文件夹 {folder.FullName}，请检查路径。");
        }

        var set = folder is null ? SampleSet.Embedded() : SampleSet.InFolder(folder.FullName);
        if (set.Golds.Count == 0)
        {
            return terminal.Say(
                ExitCodes.BadInput,
                $"文件夹 {folder?.FullName} 里没有标准答案（dNN.json）。请核对文件夹，或不写文件夹，用程序自带的样本。"
            );
        }

        var (tuned, held) = (new ScoreTable(), new ScoreTable());
        var scored = await set.ScoreAsync(one => [one.IsHeldOut ? held : tuned], ct);
        foreach (var failed in scored.Where(one => one.Fault is not null))
        {
            await terminal.Error.WriteLineAsync($"{failed.Id} 没有读出：{failed.Fault}");
        }

        await WriteAsync("参与调整规则的样本", scored.Count(one => !one.IsHeldOut), tuned, terminal);
        await WriteAsync("未参与调整的样本", scored.Count(one => one.IsHeldOut), held, terminal);
        return ExitCodes.Done;
    }

    private static async Task WriteAsync(string title, int count, ScoreTable table, Terminal terminal)
    {
        if (count == 0)
        {
            return;
        }

        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"{title}（{count} 份）\n{"字段", -24}{"准确率", 8}{"召回率", 8}{"F1", 8}{"应有", 8}\n");
        foreach (var (field, score) in table.Rows)
        {
            text.Append(
                CultureInfo.InvariantCulture,
                $"{field, -26}{score.Precision, 10:0.000}{score.Recall, 10:0.000}{score.F1, 10:0.000}{score.Gold, 8}\n"
            );
        }

        await terminal.Out.WriteLineAsync(text.ToString());
    }
}
