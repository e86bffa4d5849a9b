using System.Numerics;
using PolicyMarket.Rules.Engine.Compile;
using PolicyMarket.Rules.Engine.Results;

namespace PolicyMarket.Rules.Engine.Execute;

/// <summary>
/// The inner loops over one block of rows. Bitmaps are words of 64 rows; words is a multiple of 16. A part of an item is a pair of places in
/// the arena: the rows that are possible, and rows that are uncertain if they are possible (not known, or the undecided rows of a group).
/// </summary>
internal unsafe interface IBlockKernels
{
    /// <summary>Rows whose code is the greatest of its type: not known.</summary>
    static abstract void Missing<T>(T* codes, int words, ulong* missing)
        where T : unmanaged, IBinaryInteger<T>, IMinMaxValue<T>;

    /// <summary>Rows with low ≤ code ≤ low + width, and those that are added.</summary>
    static abstract void Range<T>(T* codes, int words, T low, T width, ulong* added, ulong* bits)
        where T : unmanaged, IBinaryInteger<T>, IMinMaxValue<T>;

    /// <summary>One bitmap after the other: rows whose code is below each of the limits; count is a multiple of <see cref="AxisCuts.AtOnce"/>.</summary>
    static abstract void Cuts(byte* codes, int words, byte* limits, int count, ulong* bits);

    /// <summary>For each leaf the rows that stand in an odd number of its terms, of which it has at least one; terms are places in the arena.</summary>
    static abstract void Odd(ulong* arena, int* terms, SlotStep* leaves, int count, int words);

    /// <summary>And, or or of parts: the possible rows, and behind them those of them that are undecided.</summary>
    static abstract void Group(bool isAll, ulong* arena, PartPlace* parts, int count, int words, ulong* target);

    /// <summary>And of parts and rows: certain rows, and those that are possible but not certain; true when there are any.</summary>
    static abstract bool Item(ulong* arena, PartPlace* parts, int count, ulong* rows, int words, ulong* certain, ulong* unknown);

    /// <summary>
    /// Writes the row set of bitmaps (see <see cref="RowSets"/>); returns its end, or its beginning when both are empty. Counts holds the certain rows, and the
    /// unknown ones in its upper half. Up to 64 bytes behind the end are overwritten.
    /// </summary>
    static abstract byte* Emit(ulong* certain, ulong* unknown, int words, byte* to, out ulong counts);

    /// <summary><see cref="Item"/> and <see cref="Emit"/> at once; certain and unknown are room to work in.</summary>
    static abstract byte* Write(
        ulong* arena,
        PartPlace* parts,
        int count,
        ulong* rows,
        int words,
        ulong* certain,
        ulong* unknown,
        byte* to,
        out ulong counts
    );

    /// <summary><see cref="Write"/> in two steps.</summary>
    static byte* WriteByStep<TKernels>(
        ulong* arena,
        PartPlace* parts,
        int count,
        ulong* rows,
        int words,
        ulong* certain,
        ulong* unknown,
        byte* to,
        out ulong counts
    )
        where TKernels : struct, IBlockKernels
    {
        if (TKernels.Item(arena, parts, count, rows, words, certain, unknown))
        {
            return TKernels.Emit(certain, unknown, words, to, out counts);
        }

        counts = 0;
        return to;
    }
}
