using System.Collections.Immutable;
using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using PolicyMarket.Rules.Attributes;
using PolicyMarket.Rules.Derivations;
using PolicyMarket.Rules.Diagnostics;
using PolicyMarket.Rules.Engine.Columns;
using PolicyMarket.Rules.Policies;
using PolicyMarket.Rules.Sampling;
using PolicyMarket.Web.Commands.Shared;

namespace PolicyMarket.Web.Commands.Bench;

/// <summary>Items and firms to be measured on, and how long it took to have them in memory.</summary>
internal sealed record BenchData(
    AttributeCatalog Catalog,
    ImmutableArray<PolicyRule> Rules,
    FactTable Table,
    string Source,
    double LoadPoliciesSeconds,
    double LoadFirmsSeconds
)
{
    public double LoadSeconds => LoadPoliciesSeconds + LoadFirmsSeconds;

    public static BenchData Generate(int firms, int items, ulong seed)
    {
        var began = Stopwatch.GetTimestamp();
        var rules = MarketSample.Items(items, seed);
        var policies = Stopwatch.GetElapsedTime(began).TotalSeconds;
        began = Stopwatch.GetTimestamp();
        var builder = new FactTableBuilder(MarketSample.Catalog, MarketSample.Names, firms);
        MarketSample.FillFirms(builder, firms, seed);
        var table = builder.Build();
        return new BenchData(MarketSample.Catalog, rules, table, "generated", policies, Stopwatch.GetElapsedTime(began).TotalSeconds);
    }

    /// <summary>Null when a file is bad; what is wrong has been said then.</summary>
    public static BenchData? Read(FileInfo policies, FileInfo attributes, FileInfo firms, Terminal terminal)
    {
        foreach (var file in new[] { policies, attributes, firms })
        {
            if (!file.Exists)
            {
                terminal.Say(ExitCodes.BadInput, $"没有文件 {file.FullName}，请检查路径。什么也没有做。");
                return null;
            }
        }

        var began = Stopwatch.GetTimestamp();
        var warnings = new List<Diagnostic>();
        if (
            !IsGood(attributes, Parse(attributes, VocabularyReader.ReadForeign), terminal, out var catalog)
            || !IsGood(policies, Parse(policies, stream => PolicyExchange.Read(stream, catalog, warnings)), terminal, out var rules)
        )
        {
            return null;
        }

        var faults = AwardReferences.Faults(
            rules,
            ImmutableDictionary<string, PolicyRule>.Empty,
            place => string.Create(CultureInfo.InvariantCulture, $"$[{place}]")
        );
        if (!faults.IsEmpty)
        {
            terminal.Say(ExitCodes.BadInput, $"文件 {policies.Name} 有 {faults.Length} 处错误：", faults, "什么也没有做。");
            return null;
        }

        if (rules.IsEmpty)
        {
            terminal.Say(ExitCodes.BadInput, $"文件 {policies.Name} 中没有一个事项，请检查文件。什么也没有做。");
            return null;
        }

        Warn(policies, warnings, "事项里的代码照原样使用，字段略过", terminal);
        var known = NamedCodes.Extend(catalog, rules);
        var read = Stopwatch.GetElapsedTime(began).TotalSeconds;
        began = Stopwatch.GetTimestamp();
        warnings.Clear();
        if (!IsGood(firms, FirmCsv.Read(firms.FullName, known, warnings), terminal, out var table))
        {
            return null;
        }

        Warn(firms, warnings, "按缺数据处理", terminal);
        return new BenchData(known, rules, table, "files", read, Stopwatch.GetElapsedTime(began).TotalSeconds);
    }

    private static Result<T> Parse<T>(FileInfo file, Func<Stream, Result<T>> read)
    {
        using var stream = file.OpenRead();
        return read(stream);
    }

    private static bool IsGood<T>(FileInfo file, Result<T> parsed, Terminal terminal, [NotNullWhen(true)] out T? value)
    {
        value = parsed.Value;
        if (parsed.Succeeded && value is not null)
        {
            return true;
        }

        terminal.Say(ExitCodes.BadInput, $"文件 {file.Name} 有错误：", parsed.Diagnostics, "什么也没有做。改正后重新运行即可。");
        return false;
    }

    private static void Warn(FileInfo file, List<Diagnostic> warnings, string means, Terminal terminal)
    {
        if (warnings.Count > 0)
        {
            terminal.Say(
                ExitCodes.Done,
                $"文件 {file.Name} 中有 {warnings.Count} 处代码不在代码表或可选值之内，或字段不认识；{means}：",
                warnings,
                "测量照常进行。"
            );
        }
    }
}
