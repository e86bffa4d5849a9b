namespace PolicyMarket.Data.Matching;

/// <summary>What a run has to decide and compare: everything, or what changed since the last finished run.</summary>
internal sealed class NightScope
{
    /// <summary>Bits behind the last row, so that whole blocks of rows can be read.</summary>
    private const int RowsOfPadding = 1 << 16;

    private readonly int[] slotOfItem;
    private readonly bool[] isChangedSlot;
    private readonly bool[] isChangedRow;
    private readonly ulong[] changedRows;

    /// <param name="gone">Items of the run before that are not in the plan any more; they take the slots after those of the plan.</param>
    public NightScope(NightlyPlan plan, bool isWhole, bool hasBaseline, long[] superseded, IReadOnlyList<long> gone, bool[] isChangedItem, bool[] isChangedRow)
    {
        IsWhole = isWhole;
        HasBaseline = hasBaseline;
        Superseded = superseded;
        PlanCount = plan.Items.Length;
        Slots = [.. plan.Items.Select(item => item.ItemId), .. gone];
        slotOfItem = new int[Slots.DefaultIfEmpty().Max() + 1];
        for (var slot = 0; slot < Slots.Length; slot++)
        {
            slotOfItem[Slots[slot]] = slot + 1;
        }

        isChangedSlot = [.. isChangedItem, .. gone.Select(_ => true)];
        this.isChangedRow = isChangedRow;
        changedRows = new ulong[(isChangedRow.Length + 63) / 64 + (RowsOfPadding / 64)];
        for (var row = 0; row < isChangedRow.Length; row++)
        {
            changedRows[row >> 6] |= isChangedRow[row] ? 1UL << (row & 63) : 0;
        }

        FirmsRecomputed = isWhole ? isChangedRow.Length : isChangedRow.Count(isChanged => isChanged);
        ItemsRecomputed = isWhole ? PlanCount : isChangedSlot.Count(isChanged => isChanged);
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
    public int FirmsRecomputed { get; }
    public int ItemsRecomputed { get; }

    /// <summary>A bit a row that is decided anew; empty: all are.</summary>
    public ReadOnlySpan<ulong> ChangedRows => IsWhole ? [] : changedRows;

    /// <summary>By place in the plan: decided anew for every firm.</summary>
    public ReadOnlySpan<bool> ChangedItems => isChangedSlot.AsSpan(0, PlanCount);

    /// <summary>True: all items of the firm are decided anew.</summary>
    public bool IsChangedRow(int row) => IsWhole || isChangedRow[row];

    /// <summary>True: the item is decided anew for every firm.</summary>
    public bool IsChangedSlot(int slot) => IsWhole || isChangedSlot[slot];

    /// <summary>Throws for an item that neither this plan nor the one before knows: the stored rows belong to another state.</summary>
    public int SlotOf(long itemId) => itemId < slotOfItem.Length && slotOfItem[itemId] is > 0 and var next
        ? next - 1
        : throw new InvalidDataException($"Item {itemId} is stored for a firm, but neither this run's plan nor the run before knows it.");
}
