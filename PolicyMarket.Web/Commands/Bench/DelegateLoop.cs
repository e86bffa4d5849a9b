using System.Collections.Immutable;
using System.Diagnostics;
using PolicyMarket.Rules.Attributes;
using PolicyMarket.Rules.Engine.Columns;
using PolicyMarket.Rules.Policies;

namespace PolicyMarket.Web.Commands.Bench;

/// <summary>
/// The baseline that people would write: one compiled delegate an item, blocks of 256 firms, each block against all items, on several threads.
/// </summary>
internal sealed class DelegateLoop
{
    private const int Block = 256;

    private readonly DelegateColumns columns;
    private readonly Func<DelegateColumns, int, int>[] items;

    public DelegateLoop(FactTable table, int firms, ImmutableArray<PolicyRule> rules, AttributeCatalog catalog)
    {
        columns = DelegateColumns.Of(table, firms);
        var compiler = new DelegateCompiler(columns, catalog);
        items = [.. rules.Select(compiler.Compile)];
    }

    public long Pairs => (long)columns.Rows * items.Length;

    /// <summary>Rows of each item that are eligible and those that are unknown, rising, and the time that it took.</summary>
    public (List<int>[] Eligible, List<int>[] Unknown, TimeSpan Took) Run(int threads)
    {
        var blocks = (columns.Rows + Block - 1) / Block;
        var found = new (List<int>[] Eligible, List<int>[] Unknown)[threads];
        var began = Stopwatch.GetTimestamp();
        Parallel.For(
            0,
            threads,
            new ParallelOptions { MaxDegreeOfParallelism = threads },
            thread => found[thread] = Range((int)((long)blocks * thread / threads), (int)((long)blocks * (thread + 1) / threads))
        );
        var took = Stopwatch.GetElapsedTime(began);
        return (Joined(found.Select(one => one.Eligible)), Joined(found.Select(one => one.Unknown)), took);
    }

    private (List<int>[] Eligible, List<int>[] Unknown) Range(int firstBlock, int endBlock)
    {
        var eligible = Lists();
        var unknown = Lists();
        for (var block = firstBlock; block < endBlock; block++)
        {
            var (first, end) = (block * Block, Math.Min(columns.Rows, (block + 1) * Block));
            for (var item = 0; item < items.Length; item++)
            {
                var decide = items[item];
                for (var row = first; row < end; row++)
                {
                    switch (decide(columns, row))
                    {
                        case 2:
                            eligible[item].Add(row);
                            break;
                        case 1:
                            unknown[item].Add(row);
                            break;
                        default:
                            break;
                    }
                }
            }
        }

        return (eligible, unknown);
    }

    private List<int>[] Lists() => [.. items.Select(_ => new List<int>())];

    private List<int>[] Joined(IEnumerable<List<int>[]> parts)
    {
        var joined = Lists();
        foreach (var part in parts)
        {
            for (var item = 0; item < joined.Length; item++)
            {
                joined[item].AddRange(part[item]);
            }
        }

        return joined;
    }
}
