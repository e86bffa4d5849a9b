using System.Numerics;
using System.Runtime.CompilerServices;
using PolicyMarket.Rules.Engine.Columns;
using PolicyMarket.Rules.Engine.Compile;
using PolicyMarket.Rules.Engine.Encode;
using PolicyMarket.Rules.Engine.Results;
using PolicyMarket.Rules.Engine.Rows;

namespace PolicyMarket.Rules.Engine.Execute;

/// <summary>The worker for one kind of kernels.</summary>
internal sealed unsafe class BlockWorker<TKernels> : BlockWorker
    where TKernels : struct, IBlockKernels
{
    private readonly AlignedBuffer<ulong> certain;
    private readonly AlignedBuffer<ulong> unknown;
    private readonly int[] itemNumbers;
    private readonly bool[] hasResiduals;
    private readonly RowTest[]?[] residuals;
    private readonly LiveItems live;

    public BlockWorker(EncodedTable table)
        : base(table)
    {
        var tests = new RowTests(table);
        var items = Plan.Layout.Items;
        residuals = Array.ConvertAll(items, item => item.Residuals.Length == 0 ? null : Array.ConvertAll(item.Residuals, tests.Of));
        hasResiduals = Array.ConvertAll(residuals, one => one is not null);
        itemNumbers = Array.ConvertAll(items, item => item.Item);
        live = new LiveItems(table.Watched);
        certain = new AlignedBuffer<ulong>(Words);
        unknown = new AlignedBuffer<ulong>(Words);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override void Evaluate(int block)
    {
        MarkRows(block);
        var firstRow = (long)block * Words * 64;
        var slot = 0;
        var axes = Table.Axes;
        for (var axis = 0; axis < axes.Length; axis++)
        {
            var end = Program.LeafEnds[axis];
            if (slot == end)
            {
                continue; // an axis of other items
            }

            var width = axes[axis].Width;
            var codes = axes[axis].Codes.Pointer + (firstRow * width);
            var missing = Arena.Pointer + Program.Places.MissingOf(axis);
            switch (width)
            {
                case 1:
                    TKernels.Missing(codes, Words, missing);
                    TKernels.Cuts(codes, Words, Program.Limits[axis].Pointer, Program.Limits[axis].Length, Arena.Pointer + Program.Places.CutOf(0));
                    TKernels.Odd(Arena.Pointer, Program.Terms.Pointer, Program.Slots.Pointer + slot, end - slot, Words);
                    break;
                case 2:
                    TKernels.Missing((ushort*)codes, Words, missing);
                    EvaluateWide((ushort*)codes, slot, end, block);
                    break;
                default:
                    TKernels.Missing((uint*)codes, Words, missing);
                    EvaluateWide((uint*)codes, slot, end, block);
                    break;
            }

            slot = end;
        }

        for (; slot < Program.Slots.Length; slot++)
        {
            var step = Program.Slots.Pointer + slot;
            TKernels.Group(step->IsAll, Arena.Pointer, Program.GroupParts.Pointer + step->First, step->Count, Words, Arena.Pointer + step->Place);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override void Count(int block, IBlockTally tally)
    {
        Evaluate(block);
        for (var place = 0; place < itemNumbers.Length; place++)
        {
            if (Decide(place, block))
            {
                tally.Add(itemNumbers[place], block * Words * 64, certain.Span, unknown.Span);
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override void Match(int block, RowSetWriter writer)
    {
        Evaluate(block);
        var (starts, words) = (Program.ItemStarts, Words);
        var arena = Arena.Pointer;
        var parts = Program.ItemParts.Pointer;
        var rows = Rows.Pointer;
        var sure = certain.Pointer;
        var unsure = unknown.Pointer;
        var counts = writer.Counts.Pointer;
        writer.Begin(block);
        foreach (var place in live.Of(Arena.Span, words))
        {
            var to = writer.Reserve();
            ulong found;
            var count = starts[place + 1] - starts[place];
            if (hasResiduals[place])
            {
                if (TKernels.Item(arena, parts + starts[place], count, rows, words, sure, unsure))
                {
                    Survive(residuals[place]!, block); // hasResiduals says that it is not null
                }

                to = TKernels.Emit(sure, unsure, words, to, out found);
            }
            else
            {
                to = TKernels.Write(arena, parts + starts[place], count, rows, words, sure, unsure, to, out found);
            }

            counts[place] += found;
            writer.Commit(place, to);
        }
    }

    /// <summary>Fills the bitmaps of one item; false when they are empty.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private bool Decide(int place, int block)
    {
        var start = Program.ItemStarts[place];
        if (
            !TKernels.Item(
                Arena.Pointer,
                Program.ItemParts.Pointer + start,
                Program.ItemStarts[place + 1] - start,
                Rows.Pointer,
                Words,
                certain.Pointer,
                unknown.Pointer
            )
        )
        {
            return false;
        }

        if (hasResiduals[place])
        {
            Survive(residuals[place]!, block); // hasResiduals says that it is not null
        }

        return true;
    }

    /// <summary>Leaves of one axis that has no cuts.</summary>
    private void EvaluateWide<T>(T* codes, int slot, int end, int block)
        where T : unmanaged, IBinaryInteger<T>, IMinMaxValue<T>
    {
        for (; slot < end; slot++)
        {
            var step = Program.Slots.Pointer + slot;
            if (step->Kind == SlotKind.Range)
            {
                TKernels.Range(
                    codes,
                    Words,
                    T.CreateTruncating(step->Low),
                    T.CreateTruncating(step->Width),
                    Arena.Pointer + step->Added,
                    Arena.Pointer + step->Place
                );
            }
            else
            {
                Classes(slot, block);
            }
        }
    }

    /// <summary>Asks what has no bitmap about the rows that are still possible.</summary>
    private void Survive(RowTest[] tests, int block)
    {
        for (var word = 0; word < Words; word++)
        {
            for (var left = certain[word] | unknown[word]; left != 0; left &= left - 1)
            {
                var bit = left & (~left + 1);
                var row = (((block * Words) + word) * 64) + BitOperations.TrailingZeroCount(left);
                switch (RowTest.All(tests, row))
                {
                    case Outcomes.Truth.False:
                        certain[word] &= ~bit;
                        unknown[word] &= ~bit;
                        break;
                    case Outcomes.Truth.Unknown when (certain[word] & bit) != 0:
                        certain[word] &= ~bit;
                        unknown[word] |= bit;
                        break;
                    default:
                        break; // stays as it is
                }
            }
        }
    }
}
