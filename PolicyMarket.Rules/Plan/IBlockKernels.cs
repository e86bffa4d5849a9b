using System.Numerics;

namespace PolicyMarket.Rules.Plan;

/// <summary>
/// The inner loops over one block of rows. Bitmaps are words of 64 rows; words is a multiple of 16. A part of an item is a pair of places in
/// the arena: the rows that are certain, and rows to add to them for those that are possible (not known, or the possible rows of a group).
/// </summary>
internal unsafe interface IBlockKernels
{
    /// <summary>Rows whose code is the greatest of its type: not known.</summary>
    static abstract void Missing<T>(T* codes, int words, ulong* missing)
        where T : unmanaged, IBinaryInteger<T>, IMinMaxValue<T>;

    /// <summary>Rows with low ≤ code ≤ low + width.</summary>
    static abstract void Range<T>(T* codes, int words, T low, T width, ulong* bits)
        where T : unmanaged, IBinaryInteger<T>, IMinMaxValue<T>;

    /// <summary>Rows whose byte is in a set of up to 255: nibbles holds 16 bytes for codes below 128 by low nibble, then 16 for those above, one bit a high nibble. Bytes is null, or the same set as 128 bytes by code.</summary>
    static abstract void Members(byte* codes, int words, byte* nibbles, byte* bytes, ulong* bits);

    /// <summary>And, or or of parts: the certain rows, and behind them the possible ones.</summary>
    static abstract void Group(bool isAll, ulong* arena, PartPlace* parts, int count, int words, ulong* target);

    /// <summary>And of parts and rows: certain rows, and those that are possible but not certain; tells which of the two has any (<see cref="RowSets.HasEligible"/>, <see cref="RowSets.HasUnknown"/>).</summary>
    static abstract int Item(ulong* arena, PartPlace* parts, int count, ulong* rows, int words, ulong* certain, ulong* unknown);

    /// <summary>Writes one mask bit a byte of the bitmap, then the bytes that are not zero; returns the end. Up to 64 bytes behind it are overwritten.</summary>
    static abstract byte* Emit(ulong* bits, int words, byte* to, out int count);
}
