using PolicyMarket.Rules.Engine.Compile;
using PolicyMarket.Rules.Engine.Encode;
using PolicyMarket.Rules.Engine.Results;

namespace PolicyMarket.Rules.Engine.Execute;

/// <summary>
/// Runs an engine that decides firm by firm over all rows of a table and collects its verdicts in the same compressed row sets as <see cref="MatchRun"/>:
/// threads take blocks in turn. Items that the plan holds for impossible have a place too, because the engine decides them by itself.
/// </summary>
internal static class RowByRowRun
{
    /// <summary>Decides rows of the table; the first row's place in the block is given, and the others follow it.</summary>
    public delegate void DecideRows(ReadOnlySpan<int> rows, int firstPlace, BlockVerdicts verdicts);

    /// <param name="rowsAtOnce">The most rows that are decided by one call.</param>
    public static MatchResult Of(
        CompiledPlan plan,
        int rowCount,
        RowOrder order,
        MatchSettings settings,
        int rowsAtOnce,
        DecideRows decide,
        CancellationToken ct
    )
    {
        var words = plan.Program.Words;
        var blocks = plan.Program.BlocksOf(rowCount);
        var items = plan.Rules.Length;
        var store = new ChunkStore();
        var sets = new RowSets([.. Enumerable.Range(0, items)], items, blocks, words, store);
        var threads = Math.Clamp(settings.Threads, 1, Math.Max(1, blocks));
        var writers = new RowSetWriter?[threads];
        var next = -1;
        Parallel.For(
            0,
            threads,
            new ParallelOptions { MaxDegreeOfParallelism = threads, CancellationToken = ct },
            thread =>
            {
                var writer = writers[thread] = new RowSetWriter(sets, store, words);
                var verdicts = new BlockVerdicts(items, words);
                var rows = new int[Math.Min(rowsAtOnce, words * 64)];
                for (var block = Interlocked.Increment(ref next); block < blocks; block = Interlocked.Increment(ref next))
                {
                    verdicts.Clear();
                    var first = block * words * 64;
                    var count = Math.Min(words * 64, rowCount - first);
                    for (var place = 0; place < count; place += rows.Length)
                    {
                        ct.ThrowIfCancellationRequested();
                        var now = rows.AsSpan(0, Math.Min(rows.Length, count - place));
                        Fill(now, order, first + place);
                        decide(now, place, verdicts);
                    }

                    writer.Begin(block);
                    verdicts.WriteTo(writer);
                }

                writer.Finish();
            }
        );
        return new MatchResult(
            plan,
            rowCount,
            order,
            sets,
            store,
            Sum(writers, items, counts => (uint)(counts & uint.MaxValue)),
            Sum(writers, items, counts => counts >> 32)
        );
    }

    private static void Fill(Span<int> rows, RowOrder order, int firstPosition)
    {
        for (var place = 0; place < rows.Length; place++)
        {
            rows[place] = order.RowAt(firstPosition + place);
        }
    }

    /// <summary>By item.</summary>
    private static long[] Sum(RowSetWriter?[] writers, int items, Func<ulong, ulong> part)
    {
        var sum = new long[items];
        foreach (var writer in writers)
        {
            for (var item = 0; writer is not null && item < items; item++)
            {
                sum[item] += (long)part(writer.Counts[item]);
            }
        }

        return sum;
    }
}
