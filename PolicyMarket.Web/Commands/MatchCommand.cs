using System.Collections.Immutable;
using System.CommandLine;
using System.Globalization;
using PolicyMarket.Data.Workflows;
using PolicyMarket.Rules.Derivations;
using PolicyMarket.Rules.Determination;
using PolicyMarket.Rules.Diagnostics;
using PolicyMarket.Rules.Engine;
using PolicyMarket.Rules.Evaluation;
using PolicyMarket.Rules.Policies;
using PolicyMarket.Web.Commands.Shared;

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
        var territory = new Option<bool>("--territory") { Description = "事项只给适用地区登记的企业（默认：只看条件）" };
        var output = new Option<FileInfo?>("--out") { Description = "写入文件（全部成功才会出现；默认：标准输出）", HelpName = "文件.jsonl" };
        var engine = CommandOptions.Engine("用哪个引擎判定，结果相同（默认：columnar）");
        var command = new Command(
            "match",
            "用文件匹配企业与事项，不用数据库；每对一行 JSON：firm、item、outcome、amount（元）、missing、failed；符合而没有金额或金额为 0 的另有 amount_state"
        )
        {
            policies,
            attributes,
            firms,
            asOf,
            anyDate,
            all,
            territory,
            engine,
            output,
        };
        command.SetAction(
            (parsed, ct) =>
                RunAsync(
                    new Request(
                        parsed.GetRequiredValue(policies),
                        parsed.GetRequiredValue(attributes),
                        parsed.GetRequiredValue(firms),
                        parsed.GetValue(asOf) ?? BusinessClock.DateOf(terminal.Clock.GetUtcNow().UtcDateTime),
                        parsed.GetValue(anyDate),
                        parsed.GetValue(all),
                        parsed.GetValue(territory),
                        parsed.GetValue(engine) ?? EngineKind.Columnar,
                        parsed.GetValue(output)
                    ),
                    terminal,
                    ct
                )
        );
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

        var catalog = Read(request.Attributes, VocabularyReader.Read);
        if (!catalog.Succeeded)
        {
            return Refuse(terminal, request.Attributes, catalog.Diagnostics);
        }

        if (catalog.Required.Derivations.Findings.ToImmutableArray() is { IsEmpty: false } remarks)
        {
            terminal.Say(
                ExitCodes.Done,
                $"指标文件 {request.Attributes.Name} 有 {remarks.Length} 处提醒，不影响匹配：",
                remarks,
                "请编写指标的部门核对。"
            );
        }

        var rules = Read(request.Policies, stream => PolicyExchange.Read(stream, catalog.Required));
        if (!rules.Succeeded)
        {
            return Refuse(terminal, request.Policies, rules.Diagnostics);
        }

        var faults = AwardReferences.Faults(
            rules.Value,
            ImmutableDictionary<string, PolicyRule>.Empty,
            place => string.Create(CultureInfo.InvariantCulture, $"$[{place}]")
        );
        if (!faults.IsEmpty)
        {
            return Refuse(terminal, request.Policies, faults);
        }

        ImmutableArray<PolicyRule> inForce =
        [
            .. rules
                .Value.Where(rule => request.AnyDate || rule.ValidityOn(request.Today) == Validity.InForce)
                .Select(rule => request.WithTerritory ? Jurisdiction.Apply(rule, catalog.Required) : rule),
        ];
        if (!request.AnyDate)
        {
            await terminal.Error.WriteAsync(LeftOut(rules.Value, request.Today));
        }

        var payNothing = rules
            .Value.Where(rule => !request.AnyDate && rule.ValidityOn(request.Today) is (Validity.Expired or Validity.NotYet))
            .Select(rule => rule.Id);
        var awards = new AwardIndex(inForce, payNothing);
        var compiled = EligibilityEngines.Of(request.Engine).Compile(inForce, catalog.Required, awards, ct);
        return await MatchAsync(new PairMatcher(compiled, awards, catalog.Required, request.Today, request.ShowsAll), request, terminal, ct);
    }

    private static async Task<int> MatchAsync(PairMatcher matcher, Request request, Terminal terminal, CancellationToken ct)
    {
        using var progress = new ProgressLine(terminal);
        await using var firms = new FileStream(request.Firms.FullName, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 16, useAsync: true);
        await using var output = request.Output is { } file ? AtomicFile.Create(file.FullName) : AtomicFile.Over(terminal.OpenOutput());
        var stream = new PairStream(matcher, LatestDay(request, terminal), firmsDone => progress.Show(() => Progress(firms, firmsDone)));
        var faults = await stream.RunAsync(firms, output.Stream, ct);
        if (faults.IsEmpty)
        {
            await output.KeepAsync(ct);
            progress.Dispose();
            foreach (var remark in matcher.Findings)
            {
                await terminal.Error.WriteLineAsync(remark);
            }

            return stream.Doubts.Count == 0
                ? ExitCodes.Done
                : terminal.Say(
                    ExitCodes.Done,
                    $"企业文件 {request.Firms.Name} 有 {stream.Doubts.Count:N0} 种数据不认识或不合常理，按缺数据（unknown）处理：",
                    stream.Doubts,
                    "同样的值只列第一次出现的一行。其余数据照常匹配；改正后重新运行即可。"
                );
        }

        progress.Dispose();
        return terminal.Say(
            ExitCodes.BadInput,
            $"企业文件 {request.Firms.Name} 有错误，在出错的行停止了：",
            faults,
            request.Output is { } kept ? $"没有写入 {kept.Name}。改正后重新运行即可。" : "已输出的只是出错行之前的企业。改正后重新运行即可。"
        );
    }

    /// <summary>A line that says how many items take no part and why; empty when all do.</summary>
    private static string LeftOut(ImmutableArray<PolicyRule> rules, DateOnly date)
    {
        var standing = rules.CountBy(rule => rule.ValidityOn(date)).ToDictionary();
        var inForce = standing.GetValueOrDefault(Validity.InForce);
        (Validity Validity, string Why)[] reasons = [(Validity.Undated, "没有失效日期"), (Validity.NotYet, "尚未施行"), (Validity.Expired, "已经失效")];
        return inForce == rules.Length
            ? ""
            : $"文件中 {rules.Length:N0} 个事项，{date:yyyy-MM-dd} 施行中的 {inForce:N0} 个参加匹配，{rules.Length - inForce:N0} 个没有参加："
                + string.Join("；", reasons.Where(one => standing.ContainsKey(one.Validity)).Select(one => $"{one.Why} {standing[one.Validity]:N0} 个"))
                + $"。要一并匹配，请加 --any-date。{Environment.NewLine}";
    }

    /// <summary>Past dates may not lie after today, nor after a later business date.</summary>
    private static DateOnly LatestDay(Request request, Terminal terminal)
    {
        var today = BusinessClock.DateOf(terminal.Clock.GetUtcNow().UtcDateTime);
        return request.Today > today ? request.Today : today;
    }

    private static string Progress(FileStream firms, long done) =>
        string.Create(
            System.Globalization.CultureInfo.InvariantCulture,
            $"已匹配 {done:#,##0} 家企业（文件的 {firms.Position * 100d / Math.Max(1, firms.Length):0}%）"
        );

    private static Result<T> Read<T>(FileInfo file, Func<Stream, Result<T>> read)
    {
        using var stream = file.OpenRead();
        return read(stream);
    }

    private static int Refuse(Terminal terminal, FileInfo file, ImmutableArray<Diagnostic> reasons) =>
        terminal.Say(ExitCodes.BadInput, $"文件 {file.Name} 有 {reasons.Length} 处错误：", reasons, "什么也没有输出。改正后重新运行即可。");

    /// <summary>AnyDate: items are matched whatever their term says.</summary>
    private sealed record Request(
        FileInfo Policies,
        FileInfo Attributes,
        FileInfo Firms,
        DateOnly Today,
        bool AnyDate,
        bool ShowsAll,
        bool WithTerritory,
        EngineKind Engine,
        FileInfo? Output
    );
}
