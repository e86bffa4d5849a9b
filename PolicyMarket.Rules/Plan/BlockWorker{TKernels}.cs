using System.Numerics;
using System.Runtime.CompilerServices;

namespace PolicyMarket.Rules.Plan;

/// <summary>The worker for one kind of kernels.</summary>
internal sealed unsafe class BlockWorker<TKernels> : BlockWorker
    where TKernels : struct, IBlockKernels
{
    private readonly int[] itemStarts;
    private readonly AlignedBuffer<PartPlace> itemParts;
    private readonly AlignedBuffer<ulong> certain;
    private readonly AlignedBuffer<ulong> unknown;
    private readonly RowTest[]?[] residuals;

    // Flat beside each other: walking the items' objects once a block would push the bitmaps out of the cache.
    private readonly int[] itemNumbers;
    private readonly bool[] hasResiduals;
    private readonly SlotStep[] steps;
    private readonly nint[] axisCodes;

    public BlockWorker(EncodedTable table, int words)
        : base(table, words)
    {
        var items = Plan.Layout.Items;
        itemStarts = new int[items.Length + 1];
        for (var place = 0; place < items.Length; place++)
        {
            itemStarts[place + 1] = itemStarts[place] + items[place].Slots.Length;
        }

        itemParts = new AlignedBuffer<PartPlace>(itemStarts[^1]);
        for (var place = 0; place < items.Length; place++)
        {
            for (var part = 0; part < items[place].Slots.Length; part++)
            {
                itemParts[itemStarts[place] + part] = Places.PartOf(items[place].Slots[part]);
            }
        }

        var tests = new RowTests(table);
        residuals = Array.ConvertAll(items, item => item.Residuals.Length == 0 ? null : Array.ConvertAll(item.Residuals, tests.Of));
        hasResiduals = Array.ConvertAll(residuals, one => one is not null);
        itemNumbers = Array.ConvertAll(items, item => item.Item);
        steps = new SlotStep[Plan.Slots.Length];
        for (var slot = 0; slot < steps.Length; slot++)
        {
            var task = Plan.Slots[slot];
            steps[slot] = new SlotStep(task, table.Axes.Length == 0 ? 1 : table.Axes[task.Axis].Width, Places.PlaceOf(slot), task.AddsMissing ? Places.MissingOf(task.Axis) : 0);
        }

        axisCodes = new nint[Math.Max(1, Plan.Axes.Length)];
        for (var axis = 0; axis < Plan.Axes.Length; axis++)
        {
            axisCodes[axis] = (nint)table.Axes[axis].Codes.Pointer;
        }

        certain = new AlignedBuffer<ulong>(words);
        unknown = new AlignedBuffer<ulong>(words);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override void Evaluate(int block)
    {
        MarkRows(block);
        var firstRow = (long)block * Words * 64;
        for (var axis = 0; axis < Plan.Axes.Length; axis++)
        {
            var missing = Arena.Pointer + Places.MissingOf(axis);
            var width = Table.Axes[axis].Width;
            var codes = (byte*)axisCodes[axis] + (firstRow * width);
            switch (width)
            {
                case 1:
                    TKernels.Missing(codes, Words, missing);
                    break;
                case 2:
                    TKernels.Missing((ushort*)codes, Words, missing);
                    break;
                default:
                    TKernels.Missing((uint*)codes, Words, missing);
                    break;
            }
        }

        for (var slot = 0; slot < steps.Length; slot++)
        {
            Evaluate(slot, firstRow, block);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override void Count(int block, DraftTally tally)
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
        var (starts, words) = (itemStarts, Words);
        var arena = Arena.Pointer;
        var parts = itemParts.Pointer;
        var rows = Rows.Pointer;
        var sure = certain.Pointer;
        var unsure = unknown.Pointer;
        var counts = writer.Counts.Pointer;
        writer.Begin(block);
        for (var place = 0; place < hasResiduals.Length; place++)
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
        var start = itemStarts[place];
        if (!TKernels.Item(Arena.Pointer, itemParts.Pointer + start, itemStarts[place + 1] - start, Rows.Pointer, Words, certain.Pointer, unknown.Pointer))
        {
            return false;
        }

        if (hasResiduals[place])
        {
            Survive(residuals[place]!, block); // hasResiduals says that it is not null
        }

        return true;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Evaluate(int slot, long firstRow, int block)
    {
        ref readonly var step = ref steps[slot];
        var target = Arena.Pointer + step.Place;
        var added = Arena.Pointer + step.Added;
        var codes = (byte*)axisCodes[step.Axis] + (firstRow * step.CodeWidth);
        switch (step.Kind)
        {
            case SlotKind.Range when step.CodeWidth == 1:
                TKernels.Range(codes, Words, (byte)step.Low, (byte)step.Width, added, target);
                break;
            case SlotKind.Members:
                TKernels.Members(codes, Words, Nibbles.Pointer + (slot * 32), Bytes.Pointer + (slot * SlotTask.BytesLength), step.ByteCount, target);
                break;
            case SlotKind.Group:
                fixed (PartPlace* parts = Parts[slot])
                {
                    TKernels.Group(Plan.Slots[slot].IsAll, Arena.Pointer, parts, Parts[slot].Length, Words, target);
                }

                break;
            case SlotKind.Range when step.CodeWidth == 2:
                TKernels.Range((ushort*)codes, Words, (ushort)step.Low, (ushort)step.Width, added, target);
                break;
            case SlotKind.Range:
                TKernels.Range((uint*)codes, Words, step.Low, step.Width, added, target);
                break;
            case SlotKind.Classes:
                Classes(slot, block, step.Added);
                break;
            case SlotKind.Nothing:
                new Span<ulong>(added, Words).CopyTo(new Span<ulong>(target, Words));
                break;
            default:
                throw new InvalidOperationException($"A slot of the unknown kind {step.Kind}.");
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
