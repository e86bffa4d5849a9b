using System.Collections.Immutable;
using PolicyMarket.Rules.Attributes;
using PolicyMarket.Rules.Determination;
using PolicyMarket.Rules.Engine;
using PolicyMarket.Rules.Engine.Amounts;
using PolicyMarket.Rules.Engine.Columns;
using PolicyMarket.Rules.Engine.Compile;
using PolicyMarket.Rules.Engine.Encode;
using PolicyMarket.Rules.Engine.Execute;
using PolicyMarket.Rules.Engine.OneFirm;
using PolicyMarket.Rules.Engine.Results;
using PolicyMarket.Rules.Evaluation;
using PolicyMarket.Rules.Outcomes;

namespace PolicyMarket.Rules.Sampling;

/// <summary>Every way to ask the engine about a batch, compared with what is expected.</summary>
internal sealed class EngineVariants(RandomMarket market, ExpectedAnswers expected, long batch)
{
    private const int MostFirms = 100;

    private static readonly ImmutableArray<KernelKind> Kernels = [.. new[] { KernelKind.Scalar, KernelKind.Avx2, KernelKind.Avx512 }.Where(IsSupported)];

    /// <summary>The variant that is being compared, in Chinese.</summary>
    public string Variant { get; private set; } = "编译";

    /// <summary>Item, row and what the engine says; null when all agree.</summary>
    public (int Item, int Row, string Actual)? FirstDifference()
    {
        var table = FactTable.Of(RandomMarket.Catalog, market.Firms);
        var plan = PlanCompiler.Compile(market.Items, RandomMarket.Catalog, new AwardIndex(market.Items, RandomMarket.PayingNothing));
        var encoded = plan.Encode(table, 1 + (int)(batch % 2));
        encoded = batch % 3 == 0 ? encoded : encoded.In(Shuffled(table.RowCount), threads: 1);
        foreach (var (place, kernel) in Kernels.Index())
        {
            Variant = $"批量 {kernel}";
            using var result = plan.Match(encoded, new MatchSettings { Kernel = kernel, Threads = 1 + (int)((batch + place) % 3) });
            var difference = Lists(result) ?? (place == batch % Kernels.Length ? Pairs(result) ?? Turned(result) : null);
            if (difference is not null)
            {
                return difference;
            }
        }

        Variant = "单企业";
        if (Firms(plan.MatchFirm) is { } one)
        {
            return one;
        }

        if (OtherEngines(plan, table, encoded) is { } other)
        {
            return other;
        }

        Variant = "金额";
        return Sums(new PayableColumns(plan, table));
    }

    /// <summary>The engines that decide firm by firm: on the table as it is and as the plan has encoded it, by turns.</summary>
    private (int Item, int Row, string Actual)? OtherEngines(CompiledPlan plan, FactTable table, EncodedTable encoded)
    {
        var settings = new MatchSettings { Threads = 1 + (int)(batch % 2) };
        foreach (var kind in new[] { EngineKind.NRules, EngineKind.Explainer })
        {
            Variant = EngineNames.LabelOf(kind);
            var compiled = EligibilityEngines.Of(kind).Compile(plan);
            using var result = (batch / 2) % 2 == 0 ? compiled.Determine(encoded, settings) : compiled.Determine(table, settings);
            if ((Lists(result) ?? Pairs(result) ?? Turned(result)) is { } difference)
            {
                return difference;
            }

            Variant += "，单企业";
            if (Firms(compiled.DetermineFirm) is { } one)
            {
                return one;
            }
        }

        return null;
    }

    /// <summary>Any order must give the same answers.</summary>
    private RowOrder Shuffled(int rows)
    {
        var random = SampleRandom.For(market.Seed, batch);
        int[] rowAt = [.. Enumerable.Range(0, rows)];
        for (var left = rows - 1; left > 0; left--)
        {
            var other = random.Next(left + 1);
            (rowAt[left], rowAt[other]) = (rowAt[other], rowAt[left]);
        }

        return RowOrder.Of(rowAt, RandomMarket.Catalog.All.Select(attribute => attribute.Name).ToHashSet(StringComparer.Ordinal));
    }

    private static bool IsSupported(KernelKind kernel)
    {
        try
        {
            return MatchRun.KernelOf(kernel) == kernel;
        }
        catch (PlatformNotSupportedException)
        {
            return false;
        }
    }

    /// <summary>Counts and row lists of each item.</summary>
    private (int Item, int Row, string Actual)? Lists(MatchResult result)
    {
        var rows = new int[market.Firms.Length];
        for (var item = 0; item < result.ItemCount; item++)
        {
            if (Differs(item, OutcomeKind.Eligible, rows.AsSpan(0, result.CopyEligible(item, rows)), result.EligibleCount(item)) is { } eligible)
            {
                return eligible;
            }

            if (Differs(item, OutcomeKind.Unknown, rows.AsSpan(0, result.CopyUnknown(item, rows)), result.UnknownCount(item)) is { } unknown)
            {
                return unknown;
            }
        }

        return null;
    }

    private (int Item, int Row, string Actual)? Differs(int item, OutcomeKind outcome, ReadOnlySpan<int> found, long count)
    {
        var wanted = expected.Rows(item, outcome);
        var at = 0;
        while (at < found.Length && at < wanted.Count && found[at] == wanted[at])
        {
            at++;
        }

        if (at < found.Length || at < wanted.Count)
        {
            var row = Math.Min(at < found.Length ? found[at] : int.MaxValue, at < wanted.Count ? wanted[at] : int.MaxValue);
            return (item, Math.Min(row, market.Firms.Length - 1), $"“{ExpectedAnswers.Words(outcome)}”的企业名单不同，从第 {row} 行起");
        }

        return count == wanted.Count ? null : (item, 0, $"“{ExpectedAnswers.Words(outcome)}”计数 {count}，应为 {wanted.Count}");
    }

    private (int Item, int Row, string Actual)? Pairs(MatchResult result)
    {
        for (var item = 0; item < result.ItemCount; item++)
        {
            for (var row = 0; row < result.RowCount; row++)
            {
                if (
                    result.OutcomeOf(new ItemIndex(item), new RowIndex(row)) is var outcome
                    && outcome != expected.Outcome(new ItemIndex(item), new RowIndex(row))
                )
                {
                    return (item, row, ExpectedAnswers.Words(outcome));
                }
            }
        }

        return null;
    }

    /// <summary>Some consecutive rows, turned round.</summary>
    private (int Item, int Row, string Actual)? Turned(MatchResult result)
    {
        var random = SampleRandom.For(market.Seed, batch);
        var first = random.Next(result.RowCount);
        var count = random.Between(0, result.RowCount - first);
        foreach (var outcome in new[] { OutcomeKind.Eligible, OutcomeKind.Unknown })
        {
            var turned = result.ByRow(first, count, outcome == OutcomeKind.Unknown);
            for (var row = first; row < first + count; row++)
            {
                var items = turned.ItemsOf(row);
                for (var item = 0; item < result.ItemCount; item++)
                {
                    if ((items.BinarySearch(item) >= 0) != (expected.Outcome(new ItemIndex(item), new RowIndex(row)) == outcome))
                    {
                        return (item, row, $"按企业列出时“{ExpectedAnswers.Words(outcome)}”不同");
                    }
                }
            }
        }

        return null;
    }

    /// <summary>The sums of the eligible rows of each item, all at once and singly.</summary>
    private (int Item, int Row, string Actual)? Sums(PayableColumns payable)
    {
        var fen = new long[market.Firms.Length];
        for (var item = 0; item < market.Items.Length; item++)
        {
            var rows = expected.Rows(item, OutcomeKind.Eligible).ToArray();
            payable.Fen(item, rows, fen);
            foreach (var (place, row) in rows.Index())
            {
                long? sum = fen[place] == PayableColumns.None ? null : fen[place];
                if (
                    sum != expected.Fen(new ItemIndex(item), new RowIndex(row))
                    || (row % 5 == 0 && payable.FenOf(new ItemIndex(item), new RowIndex(row)) != sum)
                )
                {
                    return (item, row, ExpectedAnswers.Words(sum));
                }
            }
        }

        return null;
    }

    private (int Item, int Row, string Actual)? Firms(Func<Facts, FirmVerdicts> decide)
    {
        var step = Math.Max(1, market.Firms.Length / MostFirms);
        for (var row = (int)(batch % step); row < market.Firms.Length; row += step)
        {
            var verdicts = decide(market.Firms[row]);
            for (var item = 0; item < verdicts.ItemCount; item++)
            {
                if (verdicts.OutcomeOf(item) is var outcome && outcome != expected.Outcome(new ItemIndex(item), new RowIndex(row)))
                {
                    return (item, row, ExpectedAnswers.Words(outcome));
                }
            }
        }

        return null;
    }
}
