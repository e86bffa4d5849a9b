using System.Numerics;
using PolicyMarket.Rules.Engine.Columns;

namespace PolicyMarket.Rules.Engine.Axes;

/// <summary>Writes the class numbers of rows; the greatest value of the type stands for "not known".</summary>
internal abstract class AxisEncoder(FactColumn column)
{
    /// <summary>The first row is a multiple of 64.</summary>
    public void Encode<T>(int firstRow, Span<T> codes)
        where T : unmanaged, IBinaryInteger<T>, IMinMaxValue<T>
    {
        Fill(firstRow, codes);
        var known = column.Known[(firstRow / 64)..];
        for (var place = 0; place < codes.Length; place += 64)
        {
            for (var missing = ~known[place / 64]; missing != 0; missing &= missing - 1)
            {
                var row = place + BitOperations.TrailingZeroCount(missing);
                if (row >= codes.Length)
                {
                    break;
                }

                codes[row] = T.MaxValue;
            }
        }
    }

    /// <summary>Classes of all rows; what it writes for rows that are not known does not matter.</summary>
    protected abstract void Fill<T>(int firstRow, Span<T> codes)
        where T : unmanaged, IBinaryInteger<T>, IMinMaxValue<T>;
}
