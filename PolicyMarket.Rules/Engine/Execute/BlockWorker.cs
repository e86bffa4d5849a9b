using PolicyMarket.Rules.Engine.Axes;
using PolicyMarket.Rules.Engine.Columns;
using PolicyMarket.Rules.Engine.Compile;
using PolicyMarket.Rules.Engine.Encode;
using PolicyMarket.Rules.Engine.Results;

namespace PolicyMarket.Rules.Engine.Execute;

/// <summary>
/// One thread's share of a run: evaluates all slots of a block in an arena that stays in the cache, then all items, and writes their row sets.
/// </summary>
internal abstract unsafe class BlockWorker
{
    protected BlockWorker(EncodedTable table)
    {
        Table = table;
        Plan = table.Plan;
        Program = Plan.Program;
        Words = Program.Words;
        Arena = new AlignedBuffer<ulong>(Program.Places.Length);
        Arena.Span.Slice(Program.Places.Everything, Words).Fill(ulong.MaxValue);
        Rows = new AlignedBuffer<ulong>(Words);
    }

    public EncodedTable Table { get; }

    protected CompiledPlan Plan { get; }

    protected BlockProgram Program { get; }

    /// <summary>Words of 64 rows a block.</summary>
    protected int Words { get; }

    protected AlignedBuffer<ulong> Arena { get; }

    /// <summary>Rows of the block that exist.</summary>
    protected AlignedBuffer<ulong> Rows { get; }

    public static BlockWorker Of(KernelKind kind, EncodedTable table) =>
        kind switch
        {
            KernelKind.Avx512 => new BlockWorker<Avx512Kernels>(table),
            KernelKind.Avx2 => new BlockWorker<Avx2Kernels>(table),
            KernelKind.Scalar => new BlockWorker<ScalarKernels>(table),
            _ => throw new InvalidOperationException($"The kernels {kind} are no particular ones."),
        };

    /// <summary>Makes the bitmaps of every slot for one block.</summary>
    public abstract void Evaluate(int block);

    /// <summary>Rows of the evaluated block in which a slot is undecided.</summary>
    public ReadOnlySpan<ulong> UncertainOf(int slot) => Arena.Span.Slice(Program.Places.PartOf(slot).Uncertain, Words);

    /// <summary>Evaluates a block and writes the row sets of all items.</summary>
    public abstract void Match(int block, RowSetWriter writer);

    /// <summary>Evaluates a block and counts the rows of all items.</summary>
    public abstract void Count(int block, IBlockTally tally);

    protected void MarkRows(int block)
    {
        for (var word = 0; word < Words; word++)
        {
            var left = Table.RowCount - (((long)block * Words) + word) * 64;
            Rows[word] =
                left >= 64 ? ulong.MaxValue
                : left <= 0 ? 0
                : (1UL << (int)left) - 1;
        }
    }

    /// <summary>The slow way for wide axes with sets of many intervals.</summary>
    protected void Classes(int slot, int block)
    {
        var task = Plan.Slots[slot];
        var axis = Table.Axes[task.Axis];
        var (first, added) = (block * Words * 64, Program.Slots[slot].Added);
        for (var word = 0; word < Words; word++)
        {
            var bits = Arena[added + word];
            for (var row = 0; row < 64; row++)
            {
                var one = axis.ClassOf(first + (word * 64) + row);
                bits |= one >= 0 && task.Classes[one] ? 1UL << row : 0;
            }

            Arena[Program.Places.PlaceOf(slot) + word] = bits;
        }
    }
}
