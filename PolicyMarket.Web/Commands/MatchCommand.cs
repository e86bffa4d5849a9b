using System.Collections.Immutable;
using System.CommandLine;
using PolicyMarket.Data.Store;
using PolicyMarket.Rules.Attributes;
using PolicyMarket.Rules.Diagnostics;
using PolicyMarket.Rules.Policies;

namespace PolicyMarket.Web.Commands;

/// <summary>`match`: items against firms from files, without a database; one JSON line a pair.</summary>
internal static class MatchCommand
{
    public static Command Create(Terminal terminal)
    {
        var policies = CommandOptions.File("--policies", "文件.json", "事项文件（交换格式的 JSON 数组）");
        var attributes = CommandOptions.File("--attributes", "文件.json", "指标目录文件（JSON 数组）");
        var firms = CommandOptions.File("--firms", "文件.jsonl", "企业文件：每行一个 {\"id\": …, \"facts\": {指标: 值}}");
        var asOf = CommandOptions.AsOf("业务日期，只匹配当天施行中的事项（默认：今天，北京时间）");
        var anyDate = new Option<bool>("--any-date") { Description = "不看施行日期，匹配全部事项" };
        var all = new Option<bool>("--all") { Description = "不符合的也输出" };
        var output = new Option<FileInfo?>("--out") { Description = "写入文件（全部成功才会出现；默认：标准输出）", HelpName = "文件.jsonl" };
        var command = new Command("match", "用文件匹配企业与事项，不用数据库；每对一行 JSON：firm、item、outcome、amount（元）、missing、failed")
        {
            policies, attributes, firms, asOf, anyDate, all, output,
        };
        command.SetAction((parsed, ct) => RunAsync(
            new Request(
                parsed.GetRequiredValue(policies),
                parsed.GetRequiredValue(attributes),
                parsed.GetRequiredValue(firms),
                parsed.GetValue(anyDate) ? null : parsed.GetValue(asOf) ?? BusinessClock.DateOf(terminal.Clock.GetUtcNow().UtcDateTime),
                parsed.GetValue(all),
                parsed.GetValue(output)),
            terminal,
            ct));
        return command;
    }

    private static async Task<int> RunAsync(Request request, Terminal terminal, CancellationToken ct)
    {
        foreach (var file in new[] { request.Policies, request.Attributes, request.Firms })
        {
            if (!file.Exists)
            {
                return terminal.Say(ExitCodes.BadInput, $"没有文件 {file.FullName}，请检查路径。什么也没有输出。");
            }
        }

        var catalog = Read(request.Attributes, AttributeCatalog.Read);
        if (!catalog.IsValid)
        {
            return Refuse(terminal, request.Attributes, catalog.Diagnostics);
        }

        var rules = Read(request.Policies, stream => PolicyExchange.Read(stream, catalog.Required));
        if (!rules.IsValid)
        {
            return Refuse(terminal, request.Policies, rules.Diagnostics);
        }

        var inForce = rules.Value.Where(rule => request.AsOf is not { } date || rule.Document.ValidityOn(date) == Validity.InForce);
        return await MatchAsync(new PairMatcher([.. inForce], catalog.Required, request.ShowsAll), request, terminal, ct);
    }

    private static async Task<int> MatchAsync(PairMatcher matcher, Request request, Terminal terminal, CancellationToken ct)
    {
        using var progress = new ProgressLine(terminal);
        await using var firms = new FileStream(request.Firms.FullName, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 16, useAsync: true);
        await using var output = request.Output is { } file ? WholeFile.Create(file.FullName) : WholeFile.Over(terminal.OpenOutput());
        var stream = new PairStream(matcher, LatestDay(request, terminal), firmsDone => progress.Show(() => Progress(firms, firmsDone)));
        var faults = await stream.RunAsync(firms, output.Stream, ct);
        if (faults.IsEmpty)
        {
            await output.KeepAsync(ct);
            progress.Dispose();
            return stream.Doubts.Count == 0 ? ExitCodes.Done : terminal.Say(
                ExitCodes.Done,
                $"企业文件 {request.Firms.Name} 有 {stream.Doubts.Count:N0} 种数据不认识或不合常理，按缺数据（unknown）处理：",
                stream.Doubts,
                "同样的值只列第一次出现的一行。其余数据照常匹配；改正后重新运行即可。");
        }

        progress.Dispose();
        return terminal.Say(
            ExitCodes.BadInput,
            $"企业文件 {request.Firms.Name} 有错误，在出错的行停止了：",
            faults,
            request.Output is { } kept ? $"没有写入 {kept.Name}。改正后重新运行即可。" : "已输出的只是出错行之前的企业。改正后重新运行即可。");
    }

    /// <summary>Past dates may not lie after today, nor after a later business date.</summary>
    private static DateOnly LatestDay(Request request, Terminal terminal)
    {
        var today = BusinessClock.DateOf(terminal.Clock.GetUtcNow().UtcDateTime);
        return request.AsOf is { } asOf && asOf > today ? asOf : today;
    }

    private static string Progress(FileStream firms, long done) =>
        string.Create(System.Globalization.CultureInfo.InvariantCulture, $"已匹配 {done:#,##0} 家企业（文件的 {firms.Position * 100d / Math.Max(1, firms.Length):0}%）");

    private static Parsed<T> Read<T>(FileInfo file, Func<Stream, Parsed<T>> read)
    {
        using var stream = file.OpenRead();
        return read(stream);
    }

    private static int Refuse(Terminal terminal, FileInfo file, ImmutableArray<Diagnostic> reasons) =>
        terminal.Say(ExitCodes.BadInput, $"文件 {file.Name} 有 {reasons.Length} 处错误：", reasons, "什么也没有输出。改正后重新运行即可。");

    /// <summary>AsOf is null for any date.</summary>
    private sealed record Request(FileInfo Policies, FileInfo Attributes, FileInfo Firms, DateOnly? AsOf, bool ShowsAll, FileInfo? Output);
}
