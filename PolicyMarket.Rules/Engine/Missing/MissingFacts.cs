using System.Collections.Immutable;
using PolicyMarket.Rules.Engine.Compile;
using PolicyMarket.Rules.Engine.Encode;
using PolicyMarket.Rules.Engine.Results;

namespace PolicyMarket.Rules.Engine.Missing;

/// <summary>
/// Which facts the undecided pairs of a run lack, as the Explainer names them: those of undecided parts only. Counted in bitmaps, a block of rows at a time.
/// </summary>
public static class MissingFacts
{
    /// <summary>By rising item, then by attribute; nothing for items that are decided for every firm.</summary>
    public static ImmutableArray<MissingFact> Count(EncodedTable table, MatchResult result, int threads = 2, CancellationToken ct = default) =>
        Count(table, result, [], [], threads, ct);

    /// <summary>Besides, adds the undecided pairs up by the group of their row, for groups numbered from 0.</summary>
    public static ImmutableArray<MissingFact> Count(
        EncodedTable table,
        MatchResult result,
        int[] groups,
        long[] undecidedByGroup,
        int threads = 2,
        CancellationToken ct = default
    )
    {
        var plan = table.Plan;
        if (!ReferenceEquals(plan, result.Plan) || table.RowCount != result.RowCount)
        {
            throw new ArgumentException("The result is of another plan or table.", nameof(result));
        }

        if (!ReferenceEquals(table.Codes.Order, result.Order))
        {
            throw new ArgumentException("The result keeps its rows in another order than the table.", nameof(result));
        }

        var words = plan.Program.Words;
        var blocks = plan.Program.BlocksOf(table.RowCount);
        var names = new MissingNames(plan);
        var counters = new MissingCounter[Math.Clamp(threads, 1, Math.Max(1, blocks))];
        var next = -1;
        Parallel.For(
            0,
            counters.Length,
            new ParallelOptions { MaxDegreeOfParallelism = counters.Length, CancellationToken = ct },
            thread =>
            {
                var counter = counters[thread] = new MissingCounter(table, result, names, groups, undecidedByGroup.Length, words);
                for (var block = Interlocked.Increment(ref next); block < blocks; block = Interlocked.Increment(ref next))
                {
                    ct.ThrowIfCancellationRequested();
                    counter.Count(block);
                }
            }
        );
        foreach (var counter in counters)
        {
            for (var group = 0; group < undecidedByGroup.Length; group++)
            {
                undecidedByGroup[group] += counter?.ByGroup[group] ?? 0;
            }
        }

        return Sum(plan, names, counters);
    }

    private static ImmutableArray<MissingFact> Sum(CompiledPlan plan, MissingNames names, MissingCounter?[] counters)
    {
        var facts = ImmutableArray.CreateBuilder<MissingFact>();
        for (var item = 0; item < plan.Rules.Length; item++)
        {
            for (var name = 0; name < names.All.Length; name++)
            {
                var place = (item * names.All.Length) + name;
                var (pairs, sole) = (0L, 0L);
                foreach (var counter in counters)
                {
                    pairs += counter?.Pairs[place] ?? 0;
                    sole += counter?.SolePairs[place] ?? 0;
                }

                if (pairs > 0)
                {
                    facts.Add(new MissingFact(item, names.All[name], pairs, sole));
                }
            }
        }

        return facts.ToImmutable();
    }
}
