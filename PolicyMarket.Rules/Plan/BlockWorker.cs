using System.Numerics;
using System.Runtime.CompilerServices;

namespace PolicyMarket.Rules.Plan;

/// <summary>One thread's share of a run: evaluates all slots of a block in an arena that stays in the cache, then all items, and writes their row sets.</summary>
internal abstract unsafe class BlockWorker
{
    protected BlockWorker(EncodedTable table, int words)
    {
        Table = table;
        Plan = table.Plan;
        Words = words;
        Arena = Pinned<ulong>(Math.Max(1, Plan.Slots.Length) * 2 * words);
        Missing = Pinned<ulong>(Math.Max(1, Plan.Axes.Length) * words);
        Rows = Pinned<ulong>(words);
        Nibbles = Pinned<byte>(Plan.Slots.Length * 32);
        Parts = Array.ConvertAll(Plan.Slots, task => Array.ConvertAll(task.Parts, part => part * 2 * words));
        for (var slot = 0; slot < Plan.Slots.Length; slot++)
        {
            Plan.Slots[slot].Nibbles.CopyTo(Nibbles, slot * 32);
        }
    }

    public EncodedTable Table { get; }

    protected MatchPlan Plan { get; }

    /// <summary>Words of 64 rows a block.</summary>
    protected int Words { get; }

    protected ulong[] Arena { get; }

    /// <summary>A bitmap an axis: rows of the block that are not known.</summary>
    protected ulong[] Missing { get; }

    /// <summary>Rows of the block that exist.</summary>
    protected ulong[] Rows { get; }

    protected byte[] Nibbles { get; }

    protected int[][] Parts { get; }

    public static BlockWorker Of(KernelKind kind, EncodedTable table, int words) => kind switch
    {
        KernelKind.Avx512 => new BlockWorker<Avx512Kernels>(table, words),
        KernelKind.Avx2 => new BlockWorker<Avx2Kernels>(table, words),
        KernelKind.Scalar => new BlockWorker<ScalarKernels>(table, words),
        _ => throw new InvalidOperationException($"The kernels {kind} are no particular ones."),
    };

    /// <summary>Makes the bitmaps of every slot for one block.</summary>
    public abstract void Evaluate(int block);

    /// <summary>Certain and possible rows of a slot of the evaluated block.</summary>
    public ReadOnlySpan<ulong> SlotBits(int slot, bool possible) => Arena.AsSpan((slot * 2 + (possible ? 1 : 0)) * Words, Words);

    /// <summary>Evaluates a block and writes the row sets of all items.</summary>
    public abstract void Match(int block, RowSetWriter writer);

    protected static T[] Pinned<T>(int length)
        where T : unmanaged => GC.AllocateArray<T>(length, pinned: true);

    protected static T* PointerTo<T>(T[] pinned)
        where T : unmanaged => (T*)Unsafe.AsPointer(ref System.Runtime.InteropServices.MemoryMarshal.GetArrayDataReference(pinned));

    protected void MarkRows(int block)
    {
        for (var word = 0; word < Words; word++)
        {
            var left = Table.RowCount - (((long)block * Words) + word) * 64;
            Rows[word] = left >= 64 ? ulong.MaxValue : left <= 0 ? 0 : (1UL << (int)left) - 1;
        }
    }

    /// <summary>The slow way for wide axes with sets of many intervals.</summary>
    protected void Classes(int slot, int block)
    {
        var task = Plan.Slots[slot];
        var axis = Table.Axes[task.Axis];
        var first = block * Words * 64;
        for (var word = 0; word < Words; word++)
        {
            var bits = 0UL;
            for (var row = 0; row < 64; row++)
            {
                var one = axis.ClassOf(first + (word * 64) + row);
                bits |= one >= 0 && task.Classes[one] ? 1UL << row : 0;
            }

            var missing = Missing[(task.Axis * Words) + word];
            Arena[(slot * 2 * Words) + word] = bits | (missing & task.CertainMask);
            Arena[(slot * 2 * Words) + Words + word] = bits | (missing & task.PossibleMask);
        }
    }

    protected void Nothing(int slot)
    {
        var task = Plan.Slots[slot];
        for (var word = 0; word < Words; word++)
        {
            var missing = Missing[(task.Axis * Words) + word];
            Arena[(slot * 2 * Words) + word] = missing & task.CertainMask;
            Arena[(slot * 2 * Words) + Words + word] = missing & task.PossibleMask;
        }
    }
}
