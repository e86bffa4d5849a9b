using System.Numerics;
using PolicyMarket.Rules.Engine.Encode;

namespace PolicyMarket.Rules.Engine.Results;

/// <summary>The chosen pairs of consecutive rows, by row. Its memory is used again.</summary>
internal sealed class TurnedRows
{
    private int[] starts = [];
    private int[] items = [];

    public int FirstRow { get; private set; }

    public int RowCount { get; private set; }

    /// <summary>Rising item numbers; the row counts in the table.</summary>
    public ReadOnlySpan<int> ItemsOf(int row) => items.AsSpan(starts[row - FirstRow], starts[row - FirstRow + 1] - starts[row - FirstRow]);

    /// <summary>Rows: a bit a position from first on that is chosen with all its items, empty for all; items: those that are chosen of every row.</summary>
    public void Fill(MatchResult result, int first, int count, ReadOnlySpan<ulong> rows, ReadOnlySpan<bool> chosenItems)
    {
        (FirstRow, RowCount) = (first, count);
        if (starts.Length < count + 1)
        {
            starts = new int[count + 1];
        }

        // Counted first, each row one place further on; then the starts move up to their row while items are put down.
        var next = starts.AsSpan(0, count + 1);
        next.Clear();
        Walk(result, rows, chosenItems, isCounting: true);
        var sum = 0;
        for (var row = 0; row <= count; row++)
        {
            (next[row], sum) = (sum, sum + next[row]);
        }

        if (items.Length < sum)
        {
            items = new int[checked(sum + (sum / 16))];
        }

        Walk(result, rows, chosenItems, isCounting: false);
        for (var row = count; row > 0; row--)
        {
            next[row] = next[row - 1];
        }

        next[0] = 0;
    }

    private void Walk(MatchResult result, ReadOnlySpan<ulong> rows, ReadOnlySpan<bool> chosenItems, bool isCounting)
    {
        Span<ulong> bits = stackalloc ulong[result.BlockRows / 64];
        var (from, to) = result.BlocksOf(FirstRow, RowCount);
        for (var block = from; block < to; block++)
        {
            for (var item = 0; item < result.ItemCount; item++)
            {
                if (!result.Read(item, block, unknown: false, bits))
                {
                    continue;
                }

                if (!rows.IsEmpty && !chosenItems[item])
                {
                    Mask(bits, rows, (block - from) * bits.Length);
                }

                Walk(result.Order, bits, block * result.BlockRows, item, isCounting);
            }
        }
    }

    private static void Mask(Span<ulong> bits, ReadOnlySpan<ulong> rows, int first)
    {
        for (var word = 0; word < bits.Length; word++)
        {
            bits[word] &= rows[first + word];
        }
    }

    private void Walk(RowOrder order, ReadOnlySpan<ulong> bits, int firstPosition, int item, bool isCounting)
    {
        for (var word = 0; word < bits.Length; word++)
        {
            for (var left = bits[word]; left != 0; left &= left - 1)
            {
                var row = order.RowAt(firstPosition + (word * 64) + BitOperations.TrailingZeroCount(left)) - FirstRow;
                if (row < 0 || row >= RowCount)
                {
                    continue;
                }

                if (!isCounting)
                {
                    items[starts[row]] = item;
                }

                starts[row]++;
            }
        }
    }
}
