using System.Globalization;
using System.Text.Json;
using PolicyMarket.Rules.Attributes;
using PolicyMarket.Rules.Engine;
using PolicyMarket.Rules.Engine.Amounts;
using PolicyMarket.Rules.Engine.Compile;
using PolicyMarket.Rules.Engine.Encode;
using PolicyMarket.Rules.Engine.Execute;
using PolicyMarket.Rules.Engine.Results;
using PolicyMarket.Rules.Explain;
using PolicyMarket.Rules.Outcomes;

namespace PolicyMarket.Web.Commands.Bench;

/// <summary>
/// One measurement of the whole way from items and firms to row sets and sums. Facts are taken as they are given; nothing is derived from others.
/// </summary>
internal sealed class MatchBench
{
    private const int WarmUps = 5;
    private const int Turns = 5;
    private const int TimesATurn = 8;
    private const int LoopFirms = 100_000;
    private const int LoopItems = 1_000;
    private const int ExplainedPairs = 200_000;
    private const int ExplainedFirms = 200;

    private readonly BenchData data;
    private readonly MatchSettings settings;
    private readonly CompiledPlan plan;
    private readonly double compileSeconds;
    private readonly double encodeSeconds;
    private readonly BenchStats evaluate;
    private readonly double emitSeconds;
    private readonly double amountSeconds;
    private readonly (long Pairs, Int128 Fen) paid;
    private readonly (int Firms, int Items, double CompileSeconds, BenchStats Run, bool IsSame) loop;
    private readonly (long Pairs, double Seconds, bool IsSame) explained;

    public MatchBench(BenchData data, MatchSettings settings, Action<string> progress, CancellationToken ct)
    {
        (this.data, this.settings) = (data, settings);
        progress("正在编译……");
        CompiledPlan? compiled = null;
        compileSeconds = BenchStats.Once(() => compiled = PlanCompiler.Compile(data.Rules, data.Catalog));
        plan = compiled!; // compiled on the line above
        progress("正在编码……");
        EncodedTable? encoded = null;
        encodeSeconds = BenchStats.Once(() => encoded = plan.Encode(data.Table, settings.Threads));
        progress("正在匹配……");
        Result = plan.Match(encoded!, settings, ct);
        (evaluate, loop) = InTurns(encoded!, progress, ct); // encoded by the lines above
        progress("正在展开……");
        emitSeconds = BenchStats.Of(1, 2, () => Emit(ct)).Best;
        progress("正在计算金额……");
        (long Pairs, Int128 Fen) sums = default;
        amountSeconds = BenchStats.Once(() => sums = Pay(ct));
        paid = sums;
        progress("正在测量逐条解释……");
        explained = Explain();
    }

    /// <summary>The row sets of the last run.</summary>
    public MatchResult Result { get; }

    public void Write(Utf8JsonWriter writer)
    {
        var perSecond = Result.Pairs / evaluate.Best;
        writer.WriteString("bench", "match");
        writer.WriteString("source", data.Source);
        writer.WriteNumber("firms", Result.RowCount);
        writer.WriteNumber("items", Result.ItemCount);
        writer.WriteNumber("attributes", data.Table.Attributes.Length);
        writer.WriteNumber("pairs", Result.Pairs);
        writer.WriteSeconds("load_s", data.LoadSeconds);
        writer.WriteSeconds("load_policies_s", data.LoadPoliciesSeconds);
        writer.WriteSeconds("load_firms_s", data.LoadFirmsSeconds);
        writer.WriteSeconds("compile_s", compileSeconds);
        writer.WriteSeconds("encode_s", encodeSeconds);
        writer.WriteSeconds("evaluate_s", evaluate.Best);
        writer.WriteSeconds("evaluate_median_s", evaluate.Median);
        writer.WriteNumber("repetitions", evaluate.Times);
        writer.WriteString("evaluate_includes", "emission of the compressed row sets, eligible and unknown");
        writer.WriteSeconds("emit_s", emitSeconds);
        writer.WriteString("emit_is", "expansion of all row sets into row numbers");
        writer.WriteSeconds("amount_s", amountSeconds);
        writer.WriteRate("pairs_per_second", perSecond);
        writer.WriteRate("pairs_per_second_median", Result.Pairs / evaluate.Median);
        writer.WriteNumber("matches", Result.EligibleTotal);
        writer.WriteNumber("unknown", Result.UnknownTotal);
        writer.WriteNumber("amounts", paid.Pairs);
        writer.WriteString("amount_yuan", Yuan(paid.Fen));
        writer.WriteNumber("distinct_nodes", plan.DistinctNodes);
        writer.WriteNumber("remarks", plan.Findings.Length);
        writer.WriteNumber("result_bytes", Result.Bytes);
        writer.WriteNumber("threads", settings.Threads);
        writer.WriteString("kernel", settings.ActualKernel.ToString().ToLowerInvariant());
        WriteBaselines(writer, perSecond);
    }

    private void WriteBaselines(Utf8JsonWriter writer, double perSecond)
    {
        var (loopRate, explainerRate) = ((double)loop.Firms * loop.Items / loop.Run.Best, explained.Pairs / explained.Seconds);
        writer.WriteStartObject("delegate_loop");
        writer.WriteNumber("firms", loop.Firms);
        writer.WriteNumber("items", loop.Items);
        writer.WriteSeconds("compile_s", loop.CompileSeconds);
        writer.WriteSeconds("evaluate_s", loop.Run.Best);
        writer.WriteRate("pairs_per_second", loopRate);
        writer.WriteNumber("threads", settings.Threads);
        writer.WriteBoolean("same_matches", loop.IsSame);
        writer.WriteEndObject();
        writer.WriteStartObject("explainer");
        writer.WriteNumber("pairs", explained.Pairs);
        writer.WriteSeconds("evaluate_s", explained.Seconds);
        writer.WriteRate("pairs_per_second", explainerRate);
        writer.WriteBoolean("same_matches", explained.IsSame);
        writer.WriteEndObject();
        writer.WriteNumber("ratio", Math.Round(perSecond / loopRate, 1));
        writer.WriteNumber("ratio_explainer", Math.Round(perSecond / explainerRate, 1));
    }

    private static string Yuan(Int128 fen) => string.Create(CultureInfo.InvariantCulture, $"{fen / 100}.{Int128.Abs(fen % 100):00}");

    private ParallelOptions Parallelism(CancellationToken ct) => new() { MaxDegreeOfParallelism = settings.Threads, CancellationToken = ct };

    private void Emit(CancellationToken ct) =>
        Parallel.For(
            0,
            Result.ItemCount,
            Parallelism(ct),
            () => Array.Empty<int>(),
            (item, _, rows) =>
            {
                var needed = (int)Math.Max(Result.EligibleCount(item), Result.UnknownCount(item));
                rows = rows.Length < needed ? new int[needed] : rows;
                Result.CopyEligible(item, rows);
                Result.CopyUnknown(item, rows);
                return rows;
            },
            _ => { }
        );

    /// <summary>The sum of every eligible pair, each computed by its formula.</summary>
    private (long Pairs, Int128 Fen) Pay(CancellationToken ct)
    {
        var payable = new PayableColumns(plan, data.Table);
        var sync = new Lock();
        var (pairs, sum) = (0L, (Int128)0);
        Parallel.For(
            0,
            Result.ItemCount,
            Parallelism(ct),
            () => (Rows: Array.Empty<int>(), Fen: Array.Empty<long>(), Pairs: 0L, Sum: (Int128)0),
            (item, _, mine) =>
            {
                var needed = (int)Result.EligibleCount(item);
                mine = mine.Rows.Length < needed ? mine with { Rows = new int[needed], Fen = new long[needed] } : mine;
                var rows = mine.Rows.AsSpan(0, Result.CopyEligible(item, mine.Rows));
                payable.Fen(item, rows, mine.Fen);
                foreach (var fen in mine.Fen.AsSpan(0, rows.Length))
                {
                    if (fen != PayableColumns.None)
                    {
                        mine.Pairs++;
                        mine.Sum += fen;
                    }
                }

                return mine;
            },
            mine =>
            {
                lock (sync)
                {
                    pairs += mine.Pairs;
                    sum += mine.Sum;
                }
            }
        );
        return (pairs, sum);
    }

    /// <summary>The engine and the delegate loop by turns: what a shared machine does to one of them for a while, it does to the other.</summary>
    private (BenchStats Engine, (int Firms, int Items, double CompileSeconds, BenchStats Run, bool IsSame) Loop) InTurns(
        EncodedTable encoded,
        Action<string> progress,
        CancellationToken ct
    )
    {
        var (firms, items) = (Math.Min(LoopFirms, Result.RowCount), Math.Min(LoopItems, Result.ItemCount));
        DelegateLoop? made = null;
        var compile = BenchStats.Once(() => made = new DelegateLoop(data.Table, firms, data.Rules[..items], Underived()));
        ct.ThrowIfCancellationRequested();
        void Match() => plan.Match(encoded, settings, ct).Dispose();
        var first = made!.Run(settings.Threads); // made by the lines above
        var same = Enumerable
            .Range(0, items)
            .All(item => IsSame(item, firms, first.Eligible[item], unknown: false) && IsSame(item, firms, first.Unknown[item], unknown: true));
        _ = BenchStats.Of(0, WarmUps, Match);
        var (engine, runs) = (new List<double>(), new List<double>());
        for (var turn = 0; turn < Turns; turn++)
        {
            progress($"正在轮流测量匹配与委托循环（{turn + 1}/{Turns}）……");
            engine.AddRange(Enumerable.Range(0, TimesATurn).Select(_ => BenchStats.Once(Match)));
            runs.Add(made.Run(settings.Threads).Took.TotalSeconds);
        }

        return (BenchStats.Of(engine), (firms, items, compile, BenchStats.Of(runs), same));
    }

    private bool IsSame(int item, int firms, List<int> rows, bool unknown)
    {
        var found = new int[unknown ? Result.UnknownCount(item) : Result.EligibleCount(item)];
        _ = unknown ? Result.CopyUnknown(item, found) : Result.CopyEligible(item, found);
        return found.TakeWhile(row => row < firms).SequenceEqual(rows);
    }

    private (long Pairs, double Seconds, bool IsSame) Explain()
    {
        var explainer = new Explainer(Underived());
        var firms = Math.Min(ExplainedFirms, Result.RowCount);
        var items = Math.Min(Math.Max(1, ExplainedPairs / firms), Result.ItemCount);
        var facts = Enumerable.Range(0, firms).Select(data.Table.FactsOf).ToList();
        var same = true;
        var run = BenchStats.Of(
            1,
            1,
            () =>
            {
                for (var row = 0; row < firms; row++)
                {
                    for (var item = 0; item < items; item++)
                    {
                        same &= explainer.Decide(data.Rules[item], facts[row]).Outcome == Result.OutcomeOf(new ItemIndex(item), new RowIndex(row));
                    }
                }
            }
        );
        return ((long)firms * items, run.Best, same);
    }

    /// <summary>The Explainer completes facts by what its catalogue can derive; the firms of a measurement are compared as they stand.</summary>
    private AttributeCatalog Underived() => AttributeCatalog.Of(data.Catalog.All.Where(definition => definition.Kind != AttributeKind.Derived));
}
