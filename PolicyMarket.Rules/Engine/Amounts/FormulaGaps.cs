using System.Buffers;
using PolicyMarket.Rules.Engine.Columns;
using PolicyMarket.Rules.Engine.Results;
using PolicyMarket.Rules.Evaluation;
using PolicyMarket.Rules.Outcomes;

namespace PolicyMarket.Rules.Engine.Amounts;

/// <summary>Counts eligible pairs whose formula has no result although no fact is missing.</summary>
public static class FormulaGaps
{
    /// <summary>One count an item of the plan. Only formulas that may lack a result are tried.</summary>
    public static long[] Count(FactTable table, MatchResult result, PayableColumns payables, int threads = 2, CancellationToken ct = default)
    {
        var counts = new long[result.ItemCount];
        Parallel.For(
            0,
            counts.Length,
            new ParallelOptions { MaxDegreeOfParallelism = threads, CancellationToken = ct },
            item => counts[item] = Count(table, result, payables, item)
        );
        return counts;
    }

    private static long Count(FactTable table, MatchResult result, PayableColumns payables, int item)
    {
        if (result.Plan.Rules[item].Amount is not { } formula || result.EligibleCount(item) == 0 || !AmountStates.MayLackResult(formula))
        {
            return 0;
        }

        var count = 0L;
        var rows = ArrayPool<int>.Shared.Rent(checked((int)result.EligibleCount(item)));
        foreach (var row in rows.AsSpan(0, result.CopyEligible(item, rows)))
        {
            count +=
                payables.FenOf(new ItemIndex(item), new RowIndex(row)) is null && formula.Evaluate(name => table.Get(row, name)).Missing.IsEmpty ? 1 : 0;
        }

        ArrayPool<int>.Shared.Return(rows);
        return count;
    }
}
