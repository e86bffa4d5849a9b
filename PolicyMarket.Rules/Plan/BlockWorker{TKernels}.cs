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
    private readonly RowTest[][] residuals;

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
        residuals = Array.ConvertAll(items, item => Array.ConvertAll(item.Residuals, tests.Of));
        certain = new AlignedBuffer<ulong>(words);
        unknown = new AlignedBuffer<ulong>(words);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override void Evaluate(int block)
    {
        MarkRows(block);
        for (var axis = 0; axis < Plan.Axes.Length; axis++)
        {
            var missing = Arena.Pointer + Places.MissingOf(axis);
            switch (Table.Axes[axis].Width)
            {
                case 1:
                    TKernels.Missing(CodesOf<byte>(axis, block), Words, missing);
                    break;
                case 2:
                    TKernels.Missing(CodesOf<ushort>(axis, block), Words, missing);
                    break;
                default:
                    TKernels.Missing(CodesOf<uint>(axis, block), Words, missing);
                    break;
            }
        }

        for (var slot = 0; slot < Plan.Slots.Length; slot++)
        {
            Evaluate(slot, block);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override void Count(int block, DraftTally tally)
    {
        Evaluate(block);
        var items = Plan.Layout.Items;
        for (var place = 0; place < items.Length; place++)
        {
            if (Decide(place, block) != 0)
            {
                tally.Add(items[place].Item, block * Words * 64, certain.Span, unknown.Span);
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override void Match(int block, RowSetWriter writer)
    {
        Evaluate(block);
        var sure = certain.Pointer;
        var unsure = unknown.Pointer;
        var items = Plan.Layout.Items;
        writer.Begin(block);
        for (var place = 0; place < items.Length; place++)
        {
            var any = Decide(place, block);
            if (any == 0)
            {
                continue;
            }

            var to = writer.Reserve();
            var header = to;
            *header = (byte)any;
            to++;
            if ((any & RowSets.HasEligible) != 0)
            {
                to = TKernels.Emit(sure, Words, to, out var count);
                writer.Eligible[items[place].Item] += count;
            }

            if ((any & RowSets.HasUnknown) != 0)
            {
                to = TKernels.Emit(unsure, Words, to, out var count);
                writer.Unknown[items[place].Item] += count;
            }

            writer.Commit(items[place].Item, header, to);
        }
    }

    /// <summary>Fills the bitmaps of one item; tells which of the two has any.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private int Decide(int place, int block)
    {
        var start = itemStarts[place];
        var any = TKernels.Item(
            Arena.Pointer, itemParts.Pointer + start, itemStarts[place + 1] - start, Rows.Pointer, Words, certain.Pointer, unknown.Pointer);
        return residuals[place].Length > 0 && any != 0 ? Survive(residuals[place], block) : any;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Evaluate(int slot, int block)
    {
        var task = Plan.Slots[slot];
        var target = Arena.Pointer + Places.PlaceOf(slot);
        switch (task.Kind)
        {
            case SlotKind.Range when Table.Axes[task.Axis].Width == 1:
                TKernels.Range(CodesOf<byte>(task.Axis, block), Words, (byte)task.Low, (byte)task.Width, target);
                break;
            case SlotKind.Range when Table.Axes[task.Axis].Width == 2:
                TKernels.Range(CodesOf<ushort>(task.Axis, block), Words, (ushort)task.Low, (ushort)task.Width, target);
                break;
            case SlotKind.Range:
                TKernels.Range(CodesOf<uint>(task.Axis, block), Words, task.Low, task.Width, target);
                break;
            case SlotKind.Members:
                TKernels.Members(CodesOf<byte>(task.Axis, block), Words, Nibbles.Pointer + (slot * 32), task.Bytes.Length == 0 ? null : Bytes.Pointer + (slot * SlotTask.BytesLength), target);
                break;
            case SlotKind.Group:
                fixed (PartPlace* parts = Parts[slot])
                {
                    TKernels.Group(task.IsAll, Arena.Pointer, parts, Parts[slot].Length, Words, target);
                }

                return;
            case SlotKind.Classes:
                Classes(slot, block);
                break;
            case SlotKind.Nothing:
                new Span<ulong>(target, Words).Clear();
                break;
            default:
                throw new InvalidOperationException($"A slot of the unknown kind {task.Kind}.");
        }

        if (task.Missing == Outcomes.Truth.True)
        {
            AddMissing(slot);
        }
    }

    private T* CodesOf<T>(int axis, int block)
        where T : unmanaged => (T*)Table.Axes[axis].Codes.Pointer + ((long)block * Words * 64);

    /// <summary>Asks what has no bitmap about the rows that are still possible.</summary>
    private int Survive(RowTest[] tests, int block)
    {
        var any = 0;
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

            any |= (certain[word] != 0 ? RowSets.HasEligible : 0) | (unknown[word] != 0 ? RowSets.HasUnknown : 0);
        }

        return any;
    }
}
