using System.Numerics;

namespace PolicyMarket.Rules.Plan;

/// <summary>Writes the class numbers of rows; the greatest value of the type stands for "not known".</summary>
internal abstract class AxisEncoder
{
    public abstract void Encode<T>(int firstRow, Span<T> codes)
        where T : unmanaged, IBinaryInteger<T>, IMinMaxValue<T>;

    protected static bool IsKnown(ReadOnlySpan<ulong> known, int row) => (known[row >> 6] & (1UL << (row & 63))) != 0;
}
