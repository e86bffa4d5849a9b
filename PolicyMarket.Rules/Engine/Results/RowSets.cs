using System.Numerics;
using System.Runtime.InteropServices;
using PolicyMarket.Rules.Engine.Compile;

namespace PolicyMarket.Rules.Engine.Results;

/// <summary>
/// The compressed rows of all items and blocks: per set one mask bit a byte of the bitmap of possible rows, the bytes of it that are not zero, and the same
/// bytes of the bitmap of unknown rows.
/// </summary>
internal sealed class RowSets
{
    private readonly int[] placeOf;
    private readonly ChunkStore store;

    /// <param name="placeOf">By item its place in a block; -1 for an item that no row can match.</param>
    public RowSets(int[] placeOf, int placeCount, int blocks, int words, ChunkStore store)
    {
        this.store = store;
        this.placeOf = placeOf;
        Words = words;
        Blocks = blocks;
        PlaceCount = placeCount;
        Places = GC.AllocateUninitializedArray<uint>(checked(PlaceCount * blocks));
    }

    /// <summary>Items that a run writes, in the order of the plan's layout.</summary>
    public int PlaceCount { get; }

    public int Words { get; }

    public int Blocks { get; }

    public int BlockRows => Words * 64;

    /// <summary>Where the row sets stand, block by block, place by place.</summary>
    public uint[] Places { get; }

    /// <summary>Fills the bitmap of one block; false when it is empty (the bitmap then is zero).</summary>
    public bool Read(int item, int block, bool unknown, Span<ulong> bits)
    {
        bits.Clear();
        var place = placeOf[item] < 0 ? ChunkStore.None : Places[(block * PlaceCount) + placeOf[item]];
        if (place == ChunkStore.None)
        {
            return false;
        }

        var set = store.At(place);
        var masks = MemoryMarshal.Cast<byte, ulong>(set[..Words]);
        var possible = set[Words..];
        var unsure = possible[LengthOf(masks)..];
        var bytes = MemoryMarshal.AsBytes(bits);
        var (next, any) = (0, 0);
        for (var part = 0; part < masks.Length; part++)
        {
            for (var mask = masks[part]; mask != 0; mask &= mask - 1)
            {
                var found = unknown ? unsure[next] : possible[next] & ~unsure[next];
                bytes[(part * 64) + BitOperations.TrailingZeroCount(mask)] = (byte)found;
                any |= found;
                next++;
            }
        }

        return any != 0;
    }

    /// <summary>Bytes that a mask stands for.</summary>
    private static int LengthOf(ReadOnlySpan<ulong> masks)
    {
        var length = 0;
        foreach (var mask in masks)
        {
            length += BitOperations.PopCount(mask);
        }

        return length;
    }
}
