using PolicyMarket.Rules.Engine.Compile;
using PolicyMarket.Rules.Engine.Encode;
using PolicyMarket.Rules.Engine.Results;

namespace PolicyMarket.Rules.Engine.Execute;

/// <summary>
/// One run of a plan: the threads take blocks in turn, each with its own arena and writer; nothing is locked but the opening of a new chunk.
/// </summary>
internal static class MatchRun
{
    public static MatchResult Of(EncodedTable table, MatchSettings settings, CancellationToken ct)
    {
        var plan = table.Plan;
        var words = plan.Program.Words;
        var blocks = plan.Program.BlocksOf(table.RowCount);
        var store = new ChunkStore();
        var sets = new RowSets(plan.Layout.PlaceOf, plan.Layout.Items.Length, blocks, words, store);
        var threads = Math.Clamp(settings.Threads, 1, Math.Max(1, blocks));
        var kernel = KernelOf(settings.Kernel);
        var writers = new RowSetWriter[threads];
        var next = -1;
        Parallel.For(
            0,
            threads,
            new ParallelOptions { MaxDegreeOfParallelism = threads, CancellationToken = ct },
            thread =>
            {
                var worker = BlockWorker.Of(kernel, table);
                var writer = writers[thread] = new RowSetWriter(sets, store, words);
                for (var block = Interlocked.Increment(ref next); block < blocks; block = Interlocked.Increment(ref next))
                {
                    ct.ThrowIfCancellationRequested();
                    worker.Match(block, writer);
                }

                writer.Finish();
            }
        );
        return new MatchResult(
            plan,
            table.RowCount,
            table.Codes.Order,
            sets,
            store,
            Sum(plan, writers, counts => (uint)(counts & uint.MaxValue)),
            Sum(plan, writers, counts => counts >> 32)
        );
    }

    /// <summary>The widest that the machine has, or the one asked for; throws when the machine lacks it.</summary>
    public static KernelKind KernelOf(KernelKind asked) =>
        asked switch
        {
            KernelKind.Best => Avx512Kernels.IsSupported ? KernelKind.Avx512
            : Avx2Kernels.IsSupported ? KernelKind.Avx2
            : KernelKind.Scalar,
            KernelKind.Avx512 when !Avx512Kernels.IsSupported => throw new PlatformNotSupportedException("This machine has no AVX-512 with VBMI2."),
            KernelKind.Avx2 when !Avx2Kernels.IsSupported => throw new PlatformNotSupportedException("This machine has no AVX2 with BMI2."),
            _ => asked,
        };

    /// <summary>By item.</summary>
    private static long[] Sum(CompiledPlan plan, RowSetWriter[] writers, Func<ulong, ulong> part)
    {
        var sum = new long[plan.Rules.Length];
        foreach (var writer in writers.Where(writer => writer is not null))
        {
            for (var place = 0; place < plan.Layout.Items.Length; place++)
            {
                sum[plan.Layout.Items[place].Item] += (long)part(writer.Counts[place]);
            }
        }

        return sum;
    }
}
