using System.Numerics;

namespace PolicyMarket.Rules.Plan;

/// <summary>The worker for one kind of kernels.</summary>
internal sealed unsafe class BlockWorker<TKernels> : BlockWorker
    where TKernels : struct, IBlockKernels
{
    private readonly int[] itemStarts;
    private readonly int[] itemSlots;
    private readonly ulong[] certain;
    private readonly ulong[] unknown;
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

        itemSlots = Pinned<int>(itemStarts[^1]);
        for (var place = 0; place < items.Length; place++)
        {
            for (var part = 0; part < items[place].Slots.Length; part++)
            {
                itemSlots[itemStarts[place] + part] = items[place].Slots[part] * 2 * words;
            }
        }

        var tests = new RowTests(table);
        residuals = Array.ConvertAll(items, item => Array.ConvertAll(item.Residuals, tests.Of));
        certain = Pinned<ulong>(words);
        unknown = Pinned<ulong>(words);
    }

    public override void Evaluate(int block)
    {
        MarkRows(block);
        for (var axis = 0; axis < Plan.Axes.Length; axis++)
        {
            var missing = PointerTo(Missing) + ((long)axis * Words);
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

    public override void Match(int block, RowSetWriter writer)
    {
        Evaluate(block);
        var arena = PointerTo(Arena);
        var rows = PointerTo(Rows);
        var slots = PointerTo(itemSlots);
        var sure = PointerTo(certain);
        var unsure = PointerTo(unknown);
        var items = Plan.Layout.Items;
        writer.Begin(block);
        for (var place = 0; place < items.Length; place++)
        {
            var start = itemStarts[place];
            TKernels.Item(arena, slots + start, itemStarts[place + 1] - start, rows, Words, sure, unsure);
            if (residuals[place].Length > 0)
            {
                Survive(residuals[place], block);
            }

            var to = writer.Reserve();
            var header = to;
            *header = 0;
            to++;
            if (RowSetWriter.HasAny(sure, Words))
            {
                to = TKernels.Emit(sure, Words, to, out var count);
                *header |= RowSets.HasEligible;
                writer.Eligible[items[place].Item] += count;
            }

            if (RowSetWriter.HasAny(unsure, Words))
            {
                to = TKernels.Emit(unsure, Words, to, out var count);
                *header |= RowSets.HasUnknown;
                writer.Unknown[items[place].Item] += count;
            }

            writer.Commit(items[place].Item, header, to);
        }
    }

    private void Evaluate(int slot, int block)
    {
        var task = Plan.Slots[slot];
        var target = PointerTo(Arena) + ((long)slot * 2 * Words);
        var missing = PointerTo(Missing) + ((long)task.Axis * Words);
        switch (task.Kind)
        {
            case SlotKind.Range when Table.Axes[task.Axis].Width == 1:
                TKernels.Range(CodesOf<byte>(task.Axis, block), Words, (byte)task.Low, (byte)task.Width, missing, task.CertainMask, task.PossibleMask, target);
                break;
            case SlotKind.Range when Table.Axes[task.Axis].Width == 2:
                TKernels.Range(CodesOf<ushort>(task.Axis, block), Words, (ushort)task.Low, (ushort)task.Width, missing, task.CertainMask, task.PossibleMask, target);
                break;
            case SlotKind.Range:
                TKernels.Range(CodesOf<uint>(task.Axis, block), Words, task.Low, task.Width, missing, task.CertainMask, task.PossibleMask, target);
                break;
            case SlotKind.Members:
                TKernels.Members(CodesOf<byte>(task.Axis, block), Words, PointerTo(Nibbles) + (slot * 32), missing, task.CertainMask, task.PossibleMask, target);
                break;
            case SlotKind.Group:
                fixed (int* parts = Parts[slot])
                {
                    TKernels.Group(task.IsAll, PointerTo(Arena), parts, Parts[slot].Length, Words, target);
                }

                break;
            case SlotKind.Classes:
                Classes(slot, block);
                break;
            case SlotKind.Nothing:
                Nothing(slot);
                break;
            default:
                throw new InvalidOperationException($"A slot of the unknown kind {task.Kind}.");
        }
    }

    private T* CodesOf<T>(int axis, int block)
        where T : unmanaged => (T*)PointerTo(Table.Axes[axis].Codes) + ((long)block * Words * 64);

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
