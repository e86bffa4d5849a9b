using System.CommandLine;
using System.Text.Json;
using PolicyMarket.Data;
using PolicyMarket.Data.Casework.Desk;
using PolicyMarket.Data.Files;
using PolicyMarket.Data.Generation;
using PolicyMarket.Data.Setup;
using PolicyMarket.Data.Workflows;
using PolicyMarket.Web.Commands.Shared;

namespace PolicyMarket.Web.Commands.Bench;

/// <summary>`bench casework`: two nightly evaluations of generated claims, the first one and one without changes, from the record to the record.</summary>
internal static class BenchCaseworkCommand
{
    private const int MostClaims = 2_000_000;
    private const int MostRules = 500;
    private const int FirmsPerSession = 25;
    private const int LatencyFirms = 500;

    public static Command Create(Terminal terminal)
    {
        var claims = new Option<int>("--claims")
        {
            Description = "生成多少笔申请，每家企业 4 笔（默认：100000）",
            HelpName = "笔数",
            DefaultValueFactory = _ => 100_000,
        };
        var rules = new Option<int>("--rules")
        {
            Description = $"多少条规则；产品有 {CaseworkMeasurement.RuleCount} 条，不足的用同类规则补足（默认：40）",
            HelpName = "条数",
            DefaultValueFactory = _ => 40,
        };
        var command = new Command("casework", "督办检查从头到尾：读入事实、规则、写入督办件；第一晚全部新立，第二晚没有变化，各用多少秒")
        {
            claims,
            rules,
        };
        command.SetAction((parsed, ct) => RunAsync(parsed.GetValue(claims), parsed.GetValue(rules), terminal, ct));
        return command;
    }

    private static async Task<int> RunAsync(int claims, int rules, Terminal terminal, CancellationToken ct)
    {
        if (claims is < 1 or > MostClaims || rules < CaseworkMeasurement.RuleCount || rules > MostRules)
        {
            return terminal.Say(
                ExitCodes.BadInput,
                $"--claims 为 1 至 {MostClaims:N0}，--rules 为 {CaseworkMeasurement.RuleCount} 至 {MostRules}。什么也没有做。"
            );
        }

        var folder = Path.Combine(Path.GetTempPath(), $"policymarket-bench-{Guid.CreateVersion7():N}");
        try
        {
            using var line = new ProgressLine(terminal);
            await using var provider = Services(folder, rules, terminal).BuildServiceProvider(validateScopes: true);
            await provider.GetRequiredService<DatabaseSetup>().MigrateAsync(ct);
            await provider
                .GetRequiredService<GeneratedClaims>()
                .AddAsync(claims, new ConsoleProgress<GenerationProgress>(step => line.Show(() => $"{step.Phase}：{step.Done:N0} / {step.Total:N0}")), ct);
            line.Show(() => "第一晚……");
            var first = await NightAsync(provider, ct);
            line.Show(() => "第二晚……");
            var second = await NightAsync(provider, ct);
            var session = OneFirm(rules, ct);
            line.Dispose();
            return BenchReport.Write(terminal, writer => Write(writer, (claims, rules), first, second, session));
        }
        finally
        {
            if (Directory.Exists(folder))
            {
                Directory.Delete(folder, recursive: true);
            }
        }
    }

    private static ServiceCollection Services(string folder, int rules, Terminal terminal)
    {
        var services = new ServiceCollection();
        services.AddSingleton(terminal.Clock);
        services.AddLogging();
        services.AddPolicyMarketData(new DataOptions { Directory = folder });
        CaseworkMeasurement.AddRules(services, rules);
        return services;
    }

    private static async Task<(CaseTally Tally, double Seconds)> NightAsync(IServiceProvider provider, CancellationToken ct)
    {
        var began = System.Diagnostics.Stopwatch.GetTimestamp();
        var tally = await provider.GetRequiredService<CaseworkSweep>().RunAsync(Actor.System("测量"), progress: null, ct);
        return (tally, System.Diagnostics.Stopwatch.GetElapsedTime(began).TotalSeconds);
    }

    /// <summary>A session of one firm in memory, as a change of that firm needs it.</summary>
    internal static Percentiles OneFirm(int rules, CancellationToken ct)
    {
        var measured = new CaseworkMeasurement(rules);
        return Percentiles.Of(Enumerable.Range(0, LatencyFirms).ToList(), 1, firm => measured.Evaluate(firm, 1, 1), ct);
    }

    /// <summary>Seconds for the sessions of so many claims in memory.</summary>
    internal static double Sessions(int rules, int claims)
    {
        var measured = new CaseworkMeasurement(rules);
        measured.Evaluate(0, FirmsPerSession, FirmsPerSession);
        return BenchStats.Once(() => measured.Evaluate(0, claims / GeneratedClaims.PerFirm, FirmsPerSession));
    }

    private static void Write(
        Utf8JsonWriter writer,
        (int Claims, int Rules) size,
        (CaseTally Tally, double Seconds) first,
        (CaseTally Tally, double Seconds) second,
        Percentiles session
    )
    {
        writer.WriteString("bench", "casework");
        writer.WriteNumber("claims", size.Claims);
        writer.WriteNumber("rules", size.Rules);
        foreach (var (name, night) in new[] { ("first_night", first), ("second_night", second) })
        {
            writer.WriteStartObject(name);
            writer.WriteSeconds("seconds", night.Seconds);
            writer.WriteNumber("firms", night.Tally.Firms);
            writer.WriteNumber("facts", night.Tally.Facts);
            writer.WriteNumber("findings", night.Tally.Findings);
            writer.WriteNumber("opened", night.Tally.Opened);
            writer.WriteNumber("changed", night.Tally.Changed);
            writer.WriteNumber("settled", night.Tally.Settled);
            writer.WriteEndObject();
        }

        session.Write(writer, "one_firm_session");
    }
}
