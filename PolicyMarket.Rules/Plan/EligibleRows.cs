using System.Numerics;

namespace PolicyMarket.Rules.Plan;

/// <summary>Turns the eligible rows of a result round for some rows: all items of chosen rows, and chosen items of all rows. Its buffers are used again; for one thread.</summary>
public sealed class EligibleRows(MatchResult result)
{
    private int[] rows = [];
    private int[] items = [];
    private int[] starts = [];
    private int[] sorted = [];
    private int firstRow;

    /// <summary>Pairs found.</summary>
    public int Total { get; private set; }

    /// <summary>Rising item numbers; the row counts in the table.</summary>
    public ReadOnlySpan<int> ItemsOf(int row) => sorted.AsSpan(starts[row - firstRow], starts[row - firstRow + 1] - starts[row - firstRow]);

    /// <summary>Rows: a bit a row of the table, empty for all rows; items: those that are wanted of every row.</summary>
    public void Fill(int first, int count, ReadOnlySpan<ulong> chosenRows, ReadOnlySpan<bool> chosenItems)
    {
        firstRow = first;
        Total = 0;
        Span<ulong> bits = stackalloc ulong[result.BlockRows / 64];
        for (var block = first / result.BlockRows; count > 0 && block <= (first + count - 1) / result.BlockRows; block++)
        {
            var start = block * result.BlockRows;
            for (var item = 0; item < result.ItemCount; item++)
            {
                if (result.Read(item, block, unknown: false, bits))
                {
                    Gather(bits, start, count, item, chosenItems[item] ? [] : chosenRows);
                }
            }
        }

        Sort(count);
    }

    private void Gather(ReadOnlySpan<ulong> bits, int start, int count, int item, ReadOnlySpan<ulong> mask)
    {
        for (var word = 0; word < bits.Length; word++)
        {
            var left = bits[word];
            if (left != 0 && !mask.IsEmpty)
            {
                left &= mask[(start >> 6) + word];
            }

            for (; left != 0; left &= left - 1)
            {
                var row = start + (word * 64) + BitOperations.TrailingZeroCount(left) - firstRow;
                if (row >= 0 && row < count)
                {
                    Add(row, item);
                }
            }
        }
    }

    private void Add(int row, int item)
    {
        if (Total == rows.Length)
        {
            var room = Math.Max(1024, Total * 2);
            Array.Resize(ref rows, room);
            Array.Resize(ref items, room);
        }

        rows[Total] = row;
        items[Total++] = item;
    }

    /// <summary>By row, by counting; within a row the items have come in their order.</summary>
    private void Sort(int count)
    {
        if (starts.Length < count + 1)
        {
            starts = new int[count + 1];
        }

        if (sorted.Length < Total)
        {
            sorted = new int[rows.Length];
        }

        var next = starts.AsSpan(0, count + 1);
        next.Clear();
        for (var pair = 0; pair < Total; pair++)
        {
            next[rows[pair]]++;
        }

        var sum = 0;
        for (var row = 0; row <= count; row++)
        {
            (next[row], sum) = (sum, sum + next[row]);
        }

        for (var pair = 0; pair < Total; pair++)
        {
            sorted[next[rows[pair]]++] = items[pair];
        }

        // Each start has moved on to the next row's: back by one.
        for (var row = count; row > 0; row--)
        {
            next[row] = next[row - 1];
        }

        next[0] = 0;
    }
}
