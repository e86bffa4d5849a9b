using System.Numerics;
using PolicyMarket.Rules.Engine.Amounts;
using PolicyMarket.Rules.Engine.Execute;
using PolicyMarket.Rules.Outcomes;

namespace PolicyMarket.Rules.Engine.Drafts;

/// <summary>
/// Keeps the rows themselves: a bit a row and item for "met" and for "undecided", and the sum of each row that meets item 0. Blocks are whole words, so that
/// several threads may write to the same arrays.
/// </summary>
internal sealed class DraftRowTally : IBlockTally
{
    private readonly PayableColumns payables;
    private readonly ulong[] excluded;

    public DraftRowTally(int items, int rows, PayableColumns payables, ulong[] excluded)
    {
        this.payables = payables;
        this.excluded = excluded;
        var words = (rows + 63) / 64;
        Met = [.. Enumerable.Range(0, items).Select(_ => new ulong[words])];
        Undecided = [.. Enumerable.Range(0, items).Select(_ => new ulong[words])];
        Fen = new long[rows];
    }

    /// <summary>By item: a bit for each row that meets it.</summary>
    public ulong[][] Met { get; }

    /// <summary>By item: a bit for each row for which facts are missing.</summary>
    public ulong[][] Undecided { get; }

    /// <summary>By row that meets item 0: its sum in fen, <see cref="PayableColumns.None"/> without one. Other rows: 0.</summary>
    public long[] Fen { get; }

    public void Add(int item, int firstRow, ReadOnlySpan<ulong> certain, ReadOnlySpan<ulong> unknown)
    {
        var (met, undecided) = (Met[item], Undecided[item]);
        var first = firstRow >> 6;
        var last = Math.Min(certain.Length, met.Length - first);
        for (var word = 0; word < last; word++)
        {
            var place = first + word;
            met[place] = certain[word];
            undecided[place] = unknown[word];
            if (item == 0)
            {
                met[place] &= ~(place < excluded.Length ? excluded[place] : 0UL);
                Pay(place * 64, met[place]);
            }
        }
    }

    private void Pay(int firstRow, ulong rows)
    {
        for (var left = rows; left != 0; left &= left - 1)
        {
            var row = firstRow + BitOperations.TrailingZeroCount(left);
            Fen[row] = payables.FenOf(new ItemIndex(0), new RowIndex(row)) ?? PayableColumns.None;
        }
    }
}
