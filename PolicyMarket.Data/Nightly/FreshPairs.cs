using System.Runtime.CompilerServices;

namespace PolicyMarket.Data.Nightly;

/// <summary>
/// The pairs of a stretch of rows that a run decides again, by row, with their amounts: computed item by item, as the amount columns want it.
/// </summary>
internal sealed class FreshPairs(INightMatch match, NightScope scope)
{
    private readonly IRowItems eligible = match.EligibleByRow(scope.ChangedRows, scope.ChangedItems);
    private readonly int[] ofItem = new int[scope.PlanCount + 1];
    private int firstRow;
    private int[] rowStarts = [];
    private int[] items = [];
    private long[] fens = [];
    private int[] rows = [];
    private int[] places = [];
    private long[] results = [];

    /// <summary>All pairs of the stretch.</summary>
    public int Count { get; private set; }

    /// <summary>Rising places in the plan.</summary>
    public ReadOnlySpan<int> ItemsOf(int row) => items.AsSpan(rowStarts[row - firstRow], rowStarts[row - firstRow + 1] - rowStarts[row - firstRow]);

    public ReadOnlySpan<long> FensOf(int row) => fens.AsSpan(rowStarts[row - firstRow], rowStarts[row - firstRow + 1] - rowStarts[row - firstRow]);

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Fill(int first, int count)
    {
        firstRow = first;
        eligible.Fill(first, count);
        Gather(count);
        Turn(count);
        for (var item = 0; item < scope.PlanCount; item++)
        {
            var (from, length) = (ofItem[item], ofItem[item + 1] - ofItem[item]);
            if (length > 0)
            {
                match.Fen(item, rows.AsSpan(from, length), results.AsSpan(from, length));
            }
        }

        for (var i = 0; i < Count; i++)
        {
            fens[places[i]] = results[i];
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Gather(int count)
    {
        Room(ref rowStarts, count + 1);
        Count = 0;
        for (var i = 0; i < count; i++)
        {
            rowStarts[i] = Count;
            var all = eligible.ItemsOf(firstRow + i);
            Room(ref items, Count + all.Length);
            all.CopyTo(items.AsSpan(Count));
            Count += all.Length;
        }

        rowStarts[count] = Count;
    }

    /// <summary>From rows of items to items of rows, by counting; afterwards ofItem holds where each item's rows begin.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Turn(int count)
    {
        Room(ref fens, Count);
        Room(ref rows, Count);
        Room(ref places, Count);
        Room(ref results, Count);
        Array.Clear(ofItem);
        for (var i = 0; i < Count; i++)
        {
            ofItem[items[i] + 1]++;
        }

        for (var item = 0; item < scope.PlanCount; item++)
        {
            ofItem[item + 1] += ofItem[item];
        }

        var next = ofItem.AsSpan(0, scope.PlanCount).ToArray();
        for (var row = 0; row < count; row++)
        {
            for (var i = rowStarts[row]; i < rowStarts[row + 1]; i++)
            {
                var to = next[items[i]]++;
                rows[to] = firstRow + row;
                places[to] = i;
            }
        }
    }

    private static void Room<T>(ref T[] array, int least)
    {
        if (array.Length < least)
        {
            Array.Resize(ref array, Math.Max(least, array.Length * 2));
        }
    }
}
