using System.Collections.Immutable;
using System.Globalization;
using PolicyMarket.Data.Determinations;
using PolicyMarket.Data.FactSheets;
using PolicyMarket.Data.FactSheets.Columns;
using PolicyMarket.Data.Policies;
using PolicyMarket.Data.Workflows;
using PolicyMarket.Rules.Engine;
using PolicyMarket.Rules.Engine.Compile;
using PolicyMarket.Rules.Engine.Encode;
using PolicyMarket.Rules.Engine.Execute;
using PolicyMarket.Rules.Policies;

namespace PolicyMarket.Data.Nightly;

/// <summary>
/// Decides with the engine of <see cref="MatchingOptions.Engine"/> on all facts in memory as columns; the columnar plan counts what is missing and compares
/// with former texts.
/// </summary>
internal sealed class EngineMatcher(FactTableCache facts, CompiledRulesCache rules, MatchingOptions options) : IMatcher
{
    // What the last run encoded: most of it holds for the next.
    private KeptCodes? kept;

    public async Task<INightMatch?> DecideAsync(
        NightlyPlan plan,
        ImmutableArray<PolicyRule> former,
        DateOnly asOf,
        string dataStamp,
        RunStages stages,
        CancellationToken ct
    )
    {
        stages.Begin(RunStages.Encoding);
        var engine = await Task.Run(() => rules.RulesOf(plan), ct);
        var compiled = engine.Plan;
        var then = former.IsEmpty ? null : PlanCompiler.Compile(former, compiled.Catalog);
        stages.Begin(RunStages.Loading);
        var reading = await facts.ReadAsync(
            [.. compiled.Attributes.Union(then?.Attributes ?? [], StringComparer.Ordinal)],
            asOf,
            new Listener(stages),
            ct
        );
        if (reading.Firms.Stamp != dataStamp)
        {
            return null;
        }

        stages.SayFirms(reading.Firms.FirmIds.Length, reading.Firms.FirmIds.Length);
        stages.Begin(RunStages.Encoding);
        stages.Say(0, 0, NightlyWording.ItemsAndConditions(plan.Items.Length, compiled.DistinctNodes));
        return await Task.Run(() => Match(plan, engine, then, reading, stages, ct), ct);
    }

    public Task ReportAsync(IReadOnlyCollection<SheetDamage> damages, CancellationToken ct) => facts.ReportAsync(damages, ct);

    public Task RememberAsync(string dataStamp, DateOnly asOf, CancellationToken ct) => facts.BeginJournalAsync(dataStamp, asOf, ct);

    private EngineMatch Match(
        NightlyPlan plan,
        ICompiledRules compiled,
        CompiledPlan? former,
        FactTableReading reading,
        RunStages stages,
        CancellationToken ct
    )
    {
        var table = Encode(compiled.Plan, reading);
        stages.Begin(RunStages.Matching);
        var result = compiled.Determine(table, new MatchSettings { Threads = options.Threads }, ct);
        stages.Say(0, 0, NightlyWording.PairsDecided(result.Pairs, result.EligibleTotal, result.UnknownTotal));
        return new EngineMatch(
            plan,
            table,
            result,
            former,
            RowsOf(reading.Firms),
            reading.Firms.LeftOut,
            reading.Firms.Turns,
            reading.Journal,
            facts,
            options.Threads
        );
    }

    private EncodedTable Encode(CompiledPlan compiled, FactTableReading reading)
    {
        var earlier = Interlocked.Exchange(ref kept, null);
        var table =
            earlier is { } last && reading.ChangedSince(last.Version) is { } rows && last.Codes.RowCount <= reading.Firms.Facts.RowCount
                ? compiled.Encode(reading.Firms.Facts, last.Codes, rows, options.Threads).Table
                : compiled.Encode(reading.Firms.Facts, options.Threads);
        kept = new KeptCodes(table.Codes, reading.Version);
        return table;
    }

    private static FirmRows RowsOf(FirmTable firms)
    {
        var numbers = new Dictionary<string, int>(StringComparer.Ordinal);
        var names = new List<string>();
        var regions = new int[firms.FirmIds.Length];
        for (var row = 0; row < regions.Length; row++)
        {
            var region = firms.Regions[row] ?? "";
            if (!numbers.TryGetValue(region, out regions[row]))
            {
                numbers[region] = regions[row] = names.Count;
                names.Add(region);
            }
        }

        return new FirmRows([.. firms.FirmIds], regions, names);
    }

    private sealed record KeptCodes(EncodedCodes Codes, int Version);

    private sealed class Listener(RunStages stages) : IProgress<RunProgress>
    {
        public void Report(RunProgress value) => stages.SayFirms(value.FirmsDone, value.FirmCount);
    }
}
