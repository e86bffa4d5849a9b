using PolicyMarket.Rules.Engine.Rows;

namespace PolicyMarket.Rules.Engine.Amounts;

/// <summary>The determined amount of another item: eligible rows, rising, with their fen; a bit for each row that is not decided; 0 for all others.</summary>
internal sealed class DeterminedAward(int[] rows, long[] fen, ulong[] unknown) : RowNumber
{
    public override bool TryGet(int row, out decimal value)
    {
        value = 0;
        if (Array.BinarySearch(rows, row) is >= 0 and var place)
        {
            value = fen[place] == PayableColumns.None ? 0m : fen[place] / 100m;
            return fen[place] != PayableColumns.None;
        }

        return (unknown[row >> 6] & (1UL << (row & 63))) == 0;
    }
}
