using System.Numerics;

namespace PolicyMarket.Rules.Plan;

/// <summary>
/// The inner loops over one block of rows. Bitmaps are words of 64 rows; words is a multiple of 16. A slot holds the bitmap of the rows
/// for which a node is certain, then that of the rows for which it is possible.
/// </summary>
internal unsafe interface IBlockKernels
{
    /// <summary>Rows whose code is the greatest of its type: not known.</summary>
    static abstract void Missing<T>(T* codes, int words, ulong* missing)
        where T : unmanaged, IBinaryInteger<T>, IMinMaxValue<T>;

    /// <summary>Rows with low ≤ code ≤ low + width; rows not known are added to both bitmaps by the two masks.</summary>
    static abstract void Range<T>(T* codes, int words, T low, T width, ulong* missing, ulong certainMask, ulong possibleMask, ulong* slot)
        where T : unmanaged, IBinaryInteger<T>, IMinMaxValue<T>;

    /// <summary>Rows whose byte is in a set of up to 255: nibbles holds 16 bytes for codes below 128 by low nibble, then 16 for those above, one bit a high nibble.</summary>
    static abstract void Members(byte* codes, int words, byte* nibbles, ulong* missing, ulong certainMask, ulong possibleMask, ulong* slot);

    /// <summary>And, or or of whole slots.</summary>
    static abstract void Group(bool isAll, ulong* arena, int* slots, int count, int words, ulong* target);

    /// <summary>And of slots and rows: certain rows, and those that are possible but not certain.</summary>
    static abstract void Item(ulong* arena, int* slots, int count, ulong* rows, int words, ulong* certain, ulong* unknown);

    /// <summary>Writes one mask bit a byte of the bitmap, then the bytes that are not zero; returns the end. Up to 64 bytes behind it are overwritten.</summary>
    static abstract byte* Emit(ulong* bits, int words, byte* to, out int count);
}
