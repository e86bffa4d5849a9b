using PolicyMarket.Rules.Engine.Encode;

namespace PolicyMarket.Rules.Engine.Results;

/// <summary>
/// Turns the eligible rows of a result round: all items of chosen rows, chosen items of all rows. Rows: a bit a row of the table, empty for all rows;
/// items: those that are wanted of every row. Where rows are put together, whole sections are turned and kept until they are passed; for one thread.
/// </summary>
public sealed class EligibleRows(MatchResult result, ReadOnlyMemory<ulong> chosenRows, ReadOnlyMemory<bool> chosenItems)
{
    private readonly Dictionary<int, TurnedRows> turned = [];
    private readonly Stack<TurnedRows> spare = [];

    /// <summary>Rising item numbers of a row that was asked for last.</summary>
    public ReadOnlySpan<int> ItemsOf(int row) => turned[result.Order.IsGiven ? 0 : row / RowOrder.SectionRows].ItemsOf(row);

    /// <summary>Makes some rows in succession ready; those before them are let go.</summary>
    public void Fill(int first, int count)
    {
        if (result.Order.IsGiven)
        {
            Let(_ => true);
            var (from, _) = result.BlocksOf(first, count);
            Turn(0, first, count, chosenRows.IsEmpty ? [] : chosenRows.Span[(from * (result.BlockRows / 64))..]);
            return;
        }

        var (begin, end) = (first / RowOrder.SectionRows, (first + Math.Max(1, count) - 1) / RowOrder.SectionRows);
        Let(section => section < begin || section > end);
        for (var section = begin; section <= end; section++)
        {
            if (!turned.ContainsKey(section))
            {
                var (start, rows) = RowOrder.Section(section, result.RowCount);
                Turn(section, start, rows, chosenRows.IsEmpty ? [] : PositionsOf(start, rows));
            }
        }
    }

    private void Turn(int key, int first, int count, ReadOnlySpan<ulong> rows)
    {
        var next = spare.TryPop(out var used) ? used : new TurnedRows();
        next.Fill(result, first, count, rows, chosenItems.Span);
        turned[key] = next;
    }

    private void Let(Func<int, bool> isPassed)
    {
        foreach (var key in turned.Keys.Where(isPassed).ToList())
        {
            spare.Push(turned[key]);
            turned.Remove(key);
        }
    }

    /// <summary>The chosen rows of a section as a bit a position.</summary>
    private ulong[] PositionsOf(int first, int count)
    {
        var positions = new ulong[RowOrder.SectionRows / 64];
        for (var row = first; row < first + count; row++)
        {
            if ((chosenRows.Span[row >> 6] & (1UL << (row & 63))) != 0)
            {
                var position = result.Order.PositionOf(row) - first;
                positions[position >> 6] |= 1UL << (position & 63);
            }
        }

        return positions;
    }
}
