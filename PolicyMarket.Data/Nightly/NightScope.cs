using System.Numerics;
using PolicyMarket.Data.Policies;

namespace PolicyMarket.Data.Nightly;

/// <summary>Scope that a run decides and compares: everything, or what changed since the last finished run.</summary>
internal sealed class NightScope
{
    /// <summary>Bits behind the last row, so that whole blocks of rows can be read.</summary>
    private const int RowsOfPadding = 1 << 16;

    private readonly int[] slotOfItem;
    private readonly bool[] isChangedSlot;
    private readonly int rowCount;
    private readonly ulong[] changedRows;
    private readonly ulong[] formerHolders;
    private readonly ulong[] asked;
    private readonly ulong[] wanted;

    /// <summary>Items of the run before that are not in the plan any more take the slots after those of the plan.</summary>
    public NightScope(NightlyPlan plan, int rowCount, Baseline before, bool isWhole)
    {
        IsWhole = isWhole;
        HasBaseline = before.Run is not null;
        Superseded = before.Superseded;
        PlanCount = plan.Items.Length;
        Slots = [.. plan.Items.Select(item => item.ItemId), .. before.Gone];
        slotOfItem = new int[Slots.DefaultIfEmpty().Max() + 1];
        for (var slot = 0; slot < Slots.Length; slot++)
        {
            slotOfItem[Slots[slot]] = slot + 1;
        }

        isChangedSlot = [.. before.IsChangedItem, .. before.Gone.Select(_ => true)];
        this.rowCount = rowCount;
        var words = (rowCount + 63) / 64;
        changedRows = new ulong[words + (RowsOfPadding / 64)];
        (formerHolders, asked, wanted) = (new ulong[words], new ulong[words], new ulong[words]);
    }

    public bool IsWhole { get; }

    /// <summary>False: there is no finished run to compare with, all is new and no change is written.</summary>
    public bool HasBaseline { get; }

    /// <summary>Runs given up since the last finished one, newest first: what they wrote is read backwards before comparing.</summary>
    public long[] Superseded { get; }

    /// <summary>Items of the plan; slots from here on are of items that are gone.</summary>
    public int PlanCount { get; }

    /// <summary>Item ids: those of the plan in its order, then those that are gone.</summary>
    public long[] Slots { get; }

    public int FirmsRecomputed => IsWhole ? rowCount : changedRows.Sum(BitOperations.PopCount);

    public int ItemsRecomputed => IsWhole ? PlanCount : isChangedSlot.Count(isChanged => isChanged);

    /// <summary>A bit a row that is decided again; empty: all are.</summary>
    public ReadOnlyMemory<ulong> ChangedRows => IsWhole ? default : changedRows;

    /// <summary>By place in the plan: decided again for every firm.</summary>
    public ReadOnlyMemory<bool> ChangedItems => isChangedSlot.AsMemory(0, PlanCount);

    /// <summary>A bit a row for which a changed item held by its former text, if the row's facts are as they were.</summary>
    public Span<ulong> FormerHolders => formerHolders;

    /// <summary>True: all items of the firm are decided again.</summary>
    public bool IsChangedRow(int row) => IsWhole || Is(changedRows, row);

    /// <summary>True: the item is decided again for every firm.</summary>
    public bool IsChangedSlot(int slot) => IsWhole || isChangedSlot[slot];

    public bool IsFormerHolder(int row) => Is(formerHolders, row);

    /// <summary>The firm has an offer or a claim, so that what it is to be offered is looked at.</summary>
    public bool IsAsked(int row) => Is(asked, row);

    public void MarkChanged(int row) => changedRows[row >> 6] |= 1UL << (row & 63);

    public void MarkAsked(int row) => asked[row >> 6] |= 1UL << (row & 63);

    /// <summary>All rows are marked: those that have a changed item now are found out.</summary>
    public void Close(INightMatch match)
    {
        match.MarkEligible(ChangedItems.Span, wanted);
        for (var word = 0; word < wanted.Length; word++)
        {
            wanted[word] |= changedRows[word] | formerHolders[word] | asked[word];
        }
    }

    /// <summary>So many rows from the first on that at most this many of them need work; all that are left, when fewer do.</summary>
    public int Stretch(int firstRow, int most)
    {
        if (IsWhole)
        {
            return Math.Min(most, rowCount - firstRow);
        }

        var row = firstRow;
        for (var left = most; row < rowCount; row++)
        {
            if ((row & 63) == 0 && wanted[row >> 6] == 0)
            {
                row += 63;
            }
            else if (Is(wanted, row) && left-- == 0)
            {
                break;
            }
        }

        return Math.Min(row, rowCount) - firstRow;
    }

    /// <summary>Throws for an item that neither this plan nor the one before knows: the stored rows belong to another state.</summary>
    public int SlotOf(long itemId) =>
        itemId < slotOfItem.Length && slotOfItem[itemId] is > 0 and var next
            ? next - 1
            : throw new InvalidDataException($"Item {itemId} is stored for a firm, but neither this run's plan nor the run before knows it.");

    private static bool Is(ulong[] rows, int row) => (rows[row >> 6] & (1UL << (row & 63))) != 0;
}
