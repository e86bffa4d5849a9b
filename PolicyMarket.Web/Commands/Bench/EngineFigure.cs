using System.Text.Json;
using PolicyMarket.Rules.Attributes;
using PolicyMarket.Rules.Determination;
using PolicyMarket.Rules.Engine;
using PolicyMarket.Rules.Engine.Compile;
using PolicyMarket.Rules.Engine.Execute;
using PolicyMarket.Rules.Engine.Results;

namespace PolicyMarket.Web.Commands.Bench;

/// <summary>One engine on one size: compiling, determining a fact table from its columns to row sets, determining one firm.</summary>
internal sealed class EngineFigure
{
    private const int SlowRuns = 2;
    private const int FastRuns = 10;
    private const int LatencyFirms = 200;

    private readonly EngineKind _kind;
    private readonly int _items;
    private readonly int _firms;
    private readonly double _compileSeconds;
    private readonly long _memoryBytes;
    private readonly BenchStats _determine;
    private readonly Percentiles _oneFirm;
    private readonly bool _isSame;

    public EngineFigure(EngineKind kind, BenchData data, CompiledPlan plan, MatchSettings settings, MatchResult expected, CancellationToken ct)
    {
        (_kind, _items, _firms) = (kind, plan.Rules.Length, data.Table.RowCount);
        var before = GC.GetTotalMemory(forceFullCollection: true);
        ICompiledRules? compiled = null;
        _compileSeconds = BenchStats.Once(() =>
            compiled =
                kind == EngineKind.Columnar
                    ? EligibilityEngines.Of(kind).Compile(data.Rules, data.Catalog, plan.Awards, ct)
                    : EligibilityEngines.Of(kind).Compile(plan, ct)
        );
        _memoryBytes = Math.Max(0, GC.GetTotalMemory(forceFullCollection: true) - before);
        var rules = compiled!; // compiled on the lines above
        using (var result = rules.Determine(data.Table, settings, ct))
        {
            _isSame = AreSame(expected, result);
        }

        _determine = BenchStats.Of(0, kind == EngineKind.Columnar ? FastRuns : SlowRuns, () => rules.Determine(data.Table, settings, ct).Dispose());
        List<Facts> firms = [.. Enumerable.Range(0, Math.Min(LatencyFirms, _firms)).Select(data.Table.FactsOf)];
        _oneFirm = Percentiles.Of(firms, 1, facts => rules.DetermineFirm(facts), ct);
    }

    public void Write(Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        writer.WriteString("engine", EngineNames.NameOf(_kind));
        writer.WriteNumber("items", _items);
        writer.WriteNumber("firms", _firms);
        writer.WriteSeconds("compile_s", _compileSeconds);
        writer.WriteNumber("compiled_mb", Math.Round(_memoryBytes / 1048576d, 1));
        writer.WriteSeconds("determine_s", _determine.Best);
        writer.WriteNumber("runs", _determine.Times);
        writer.WriteRate("pairs_per_second", (double)_items * _firms / _determine.Best);
        _oneFirm.Write(writer, "one_firm");
        writer.WriteBoolean("same_matches", _isSame);
        writer.WriteEndObject();
    }

    /// <summary>The same eligible and unknown rows of every item.</summary>
    private static bool AreSame(MatchResult expected, MatchResult result)
    {
        for (var item = 0; item < expected.ItemCount; item++)
        {
            if (
                !Rows(expected, item, isUnknown: false).AsSpan().SequenceEqual(Rows(result, item, isUnknown: false))
                || !Rows(expected, item, isUnknown: true).AsSpan().SequenceEqual(Rows(result, item, isUnknown: true))
            )
            {
                return false;
            }
        }

        return true;
    }

    private static int[] Rows(MatchResult result, int item, bool isUnknown)
    {
        var rows = new int[isUnknown ? result.UnknownCount(item) : result.EligibleCount(item)];
        _ = isUnknown ? result.CopyUnknown(item, rows) : result.CopyEligible(item, rows);
        return rows;
    }
}
