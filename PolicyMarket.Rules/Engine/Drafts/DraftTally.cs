using System.Numerics;
using PolicyMarket.Rules.Engine.Amounts;
using PolicyMarket.Rules.Engine.Execute;
using PolicyMarket.Rules.Outcomes;

namespace PolicyMarket.Rules.Engine.Drafts;

/// <summary>One thread's counts of a draft's parts, the root first, and the money of the rows that meet the root.</summary>
internal sealed class DraftTally(int parts, PayableColumns? payables, ulong[] excluded, Func<int, bool> isFormulaGap) : IBlockTally
{
    public long[] Certain { get; } = new long[parts];

    public long[] Unknown { get; } = new long[parts];

    /// <summary>Rows that meet the root and have no sum.</summary>
    public long Unpriced { get; private set; }

    /// <summary>Of those, rows that lack no fact: the formula has no result for them.</summary>
    public long FormulaGaps { get; private set; }

    /// <summary>Rows that meet the root and get zero.</summary>
    public long Zero { get; private set; }

    /// <summary>Rows that meet the root and are paid nothing, because their firms have had it.</summary>
    public long Excluded { get; private set; }

    public Int128 Fen { get; private set; }

    public void Add(int item, int firstRow, ReadOnlySpan<ulong> certain, ReadOnlySpan<ulong> unknown)
    {
        for (var word = 0; word < certain.Length; word++)
        {
            Certain[item] += BitOperations.PopCount(certain[word]);
            Unknown[item] += BitOperations.PopCount(unknown[word]);
            if (item == 0 && payables is not null)
            {
                // Blocks begin at whole words, so a word of rows is a word of the excluded ones.
                var place = (firstRow >> 6) + word;
                var without = place < excluded.Length ? excluded[place] & certain[word] : 0UL;
                Excluded += BitOperations.PopCount(without);
                Pay(firstRow + (word * 64), certain[word] & ~without);
            }
        }
    }

    private void Pay(int firstRow, ulong rows)
    {
        for (var left = rows; left != 0; left &= left - 1)
        {
            var row = firstRow + BitOperations.TrailingZeroCount(left);
            if (payables?.FenOf(new ItemIndex(0), new RowIndex(row)) is { } fen)
            {
                Fen += fen;
                Zero += fen == 0 ? 1 : 0;
            }
            else
            {
                Unpriced++;
                FormulaGaps += isFormulaGap(row) ? 1 : 0;
            }
        }
    }
}
