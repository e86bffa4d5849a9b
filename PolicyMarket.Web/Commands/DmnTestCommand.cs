using System.CommandLine;
using System.Text.Encodings.Web;
using System.Text.Json;
using PolicyMarket.Rules.Dmn.Model;
using PolicyMarket.Rules.Dmn.Testing;
using PolicyMarket.Rules.Feel.Functions;
using PolicyMarket.Web.Commands.Shared;

namespace PolicyMarket.Web.Commands;

/// <summary>`dmn test`: test cases in the layout of the DMN TCK.</summary>
internal static class DmnTestCommand
{
    private const int LongestShown = 300;

    private static readonly JsonWriterOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, Indented = true };

    /// <summary>now() and today() are those of Beijing.</summary>
    private static readonly TimeSpan Beijing = TimeSpan.FromHours(8);

    public static Command Create(Terminal terminal)
    {
        var folder = new Argument<DirectoryInfo>("folder")
        {
            Description = "文件夹，与 DMN TCK 的布局相同：名称.dmn 和旁边的 名称-test-01.xml，可以多层",
            HelpName = "文件夹",
        };
        var output = new Option<FileInfo?>("--out") { Description = "每个用例的结果写入文件（全部写完才会出现）", HelpName = "文件.json" };
        var verbose = new Option<bool>("--verbose") { Description = "也列出通过的用例和模型里的问题" };
        var test = new Command("test", "运行 DMN TCK 布局的测试；全部通过时退出码为 0") { folder, output, verbose };
        test.SetAction((parsed, ct) => RunAsync(parsed.GetRequiredValue(folder), parsed.GetValue(output), parsed.GetValue(verbose), terminal, ct));
        return test;
    }

    private static async Task<int> RunAsync(DirectoryInfo folder, FileInfo? output, bool isVerbose, Terminal terminal, CancellationToken ct)
    {
        if (!folder.Exists)
        {
            return terminal.Say(ExitCodes.BadInput, $"没有文件夹 {folder.FullName}，请检查路径。");
        }

        var tests = TestsIn(folder);
        if (tests.Count == 0)
        {
            return terminal.Say(ExitCodes.BadInput, $"文件夹 {folder.FullName} 里没有测试：应有 名称.dmn 和旁边的 名称-test-01.xml。");
        }

        var results = new List<DmnTestResult>();
        foreach (var group in tests.GroupBy(file => file.DirectoryName, StringComparer.Ordinal))
        {
            var library = await DmnFolder.ReadAsync(group.First().Directory ?? folder, ct);
            foreach (var file in group)
            {
                var result = await RunAsync(library, file, folder, terminal, ct);
                results.Add(result);
                await PrintAsync(result, isVerbose, terminal);
            }
        }

        await terminal.Out.WriteLineAsync(
            $"共 {results.Count} 个文件：通过 {Sum(DmnVerdict.Passed)}，不符 {Sum(DmnVerdict.Failed)}，拒绝 {Sum(DmnVerdict.Refused)}"
        );
        if (output is not null)
        {
            await using var target = AtomicFile.Create(output.FullName);
            await WriteAsync(results, target.Stream, ct);
            await target.KeepAsync(ct);
        }

        return results.TrueForAll(one => one.Refusal is null && one.Cases.All(test => test.Verdict == DmnVerdict.Passed))
            ? ExitCodes.Done
            : ExitCodes.Refused;

        int Sum(DmnVerdict verdict) => results.Sum(one => one.Count(verdict));
    }

    /// <summary>XML files in the folder of a model, by path.</summary>
    private static List<FileInfo> TestsIn(DirectoryInfo folder) =>
        [
            .. folder
                .EnumerateFiles("*.xml", new EnumerationOptions { RecurseSubdirectories = true })
                .Where(file => file.Name.Contains("-test", StringComparison.OrdinalIgnoreCase))
                .Where(file => file.Directory?.EnumerateFiles("*.dmn").Any() == true)
                .OrderBy(file => file.FullName, StringComparer.Ordinal),
        ];

    private static async Task<DmnTestResult> RunAsync(DmnLibrary library, FileInfo file, DirectoryInfo root, Terminal terminal, CancellationToken ct)
    {
        var mark = file.Name.LastIndexOf("-test", StringComparison.OrdinalIgnoreCase);
        var clock = new FeelClock(terminal.Clock.GetUtcNow().ToOffset(Beijing));
        var name = Path.GetRelativePath(root.FullName, file.FullName);
        return DmnTestFile.Run(library, name, await DmnFolder.ContentAsync(file, ct), file.Name[..mark] + ".dmn", clock);
    }

    private static async Task PrintAsync(DmnTestResult result, bool isVerbose, Terminal terminal)
    {
        var counts = $"通过 {result.Count(DmnVerdict.Passed)}，不符 {result.Count(DmnVerdict.Failed)}，拒绝 {result.Count(DmnVerdict.Refused)}";
        await terminal.Out.WriteLineAsync($"{result.File}：{counts}");
        if (result.Refusal is { } refusal)
        {
            await terminal.Out.WriteLineAsync($"  没有运行：{refusal}");
        }

        foreach (var one in result.Cases.Where(one => isVerbose || one.Verdict != DmnVerdict.Passed))
        {
            var why = one.Why is null ? "" : $"（{one.Why}）";
            await terminal.Out.WriteLineAsync(
                one.Verdict switch
                {
                    DmnVerdict.Passed => $"  通过：用例 {one.Id}，{one.Node} = {Short(one.Got)}",
                    DmnVerdict.Failed => $"  不符：用例 {one.Id}，{one.Node} 应为 {Short(one.Expected)}，得到 {Short(one.Got)}{why}",
                    _ => $"  拒绝：用例 {one.Id}，{one.Node}{why}",
                }
            );
        }

        foreach (var problem in isVerbose ? result.Problems : [])
        {
            await terminal.Out.WriteLineAsync($"  问题：{problem.Where}：{problem.Message}（{problem.Code}）");
        }
    }

    private static string Short(string text) => text.Length <= LongestShown ? text : text[..LongestShown] + "……";

    private static async Task WriteAsync(List<DmnTestResult> results, Stream stream, CancellationToken ct)
    {
        await using var writer = new Utf8JsonWriter(stream, Plain);
        writer.WriteStartArray();
        foreach (var result in results)
        {
            writer.WriteStartObject();
            writer.WriteString("file", result.File);
            writer.WriteNumber("passed", result.Count(DmnVerdict.Passed));
            writer.WriteNumber("failed", result.Count(DmnVerdict.Failed));
            writer.WriteNumber("refused", result.Count(DmnVerdict.Refused));
            writer.WriteString("refusal", result.Refusal);
            writer.WriteStartArray("cases");
            foreach (var one in result.Cases)
            {
                writer.WriteStartObject();
                writer.WriteString("id", one.Id);
                writer.WriteString("node", one.Node);
                writer.WriteString("verdict", VerdictOf(one.Verdict));
                writer.WriteString("expected", one.Expected);
                writer.WriteString("got", one.Got);
                writer.WriteString("why", one.Why);
                writer.WriteEndObject();
            }

            writer.WriteEndArray();
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        await writer.FlushAsync(ct);
    }

    private static string VerdictOf(DmnVerdict verdict) =>
        verdict switch
        {
            DmnVerdict.Passed => "passed",
            DmnVerdict.Failed => "failed",
            DmnVerdict.Refused => "refused",
            _ => throw new InvalidOperationException($"The unknown verdict {verdict}."),
        };
}
