using System.Numerics;
using System.Runtime.InteropServices;

namespace PolicyMarket.Rules.Plan;

/// <summary>The compressed rows of all items and blocks: per set a header, then for eligible and unknown rows one mask bit a byte of the block's bitmap and the bytes that are not zero.</summary>
internal sealed class RowSets
{
    public const byte HasEligible = 1;
    public const byte HasUnknown = 2;
    private readonly int[] placeOf;
    private readonly ChunkStore store;

    public RowSets(MatchPlan plan, int blocks, int words, ChunkStore store)
    {
        this.store = store;
        placeOf = plan.Layout.PlaceOf;
        Words = words;
        Blocks = blocks;
        PlaceCount = plan.Layout.Items.Length;
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
        var header = set[0];
        set = set[1..];
        if (unknown && (header & HasEligible) != 0)
        {
            set = set[LengthOf(set)..];
        }

        if ((header & (unknown ? HasUnknown : HasEligible)) == 0)
        {
            return false;
        }

        var bytes = MemoryMarshal.AsBytes(bits);
        var next = Words;
        for (var group = 0; group < Words; group++)
        {
            for (var mask = set[group]; mask != 0; mask &= (byte)(mask - 1))
            {
                bytes[(group * 8) + BitOperations.TrailingZeroCount(mask)] = set[next++];
            }
        }

        return true;
    }

    private int LengthOf(ReadOnlySpan<byte> set)
    {
        var length = Words;
        for (var group = 0; group < Words; group++)
        {
            length += BitOperations.PopCount(set[group]);
        }

        return length;
    }
}
