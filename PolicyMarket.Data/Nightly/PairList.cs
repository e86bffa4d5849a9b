using System.Runtime.CompilerServices;
using PolicyMarket.Data.Determinations;
using PolicyMarket.Data.Store.Codec;

namespace PolicyMarket.Data.Nightly;

/// <summary>The pairs of one firm in arrays that are used again for the next: by rising item id, with the place of the item among the run's slots.</summary>
internal sealed class PairList
{
    private int[] slots = new int[64];
    private long[] itemIds = new long[64];
    private long[] versionIds = new long[64];
    private long[] fens = new long[64];

    public int Count { get; private set; }

    public ReadOnlySpan<int> Slots => slots.AsSpan(0, Count);

    public ReadOnlySpan<long> ItemIds => itemIds.AsSpan(0, Count);

    public ReadOnlySpan<long> VersionIds => versionIds.AsSpan(0, Count);

    public ReadOnlySpan<long> Fens => fens.AsSpan(0, Count);

    public void Clear() => Count = 0;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Add(int slot, long itemId, long versionId, long fen)
    {
        if (Count == slots.Length)
        {
            Array.Resize(ref slots, Count * 2);
            Array.Resize(ref itemIds, Count * 2);
            Array.Resize(ref versionIds, Count * 2);
            Array.Resize(ref fens, Count * 2);
        }

        slots[Count] = slot;
        itemIds[Count] = itemId;
        versionIds[Count] = versionId;
        fens[Count++] = fen;
    }

    /// <summary>Replaces the list by what the bytes say.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Read(ReadOnlySpan<byte> bytes, NightScope scope)
    {
        Count = 0;
        var before = default(PairPlace);
        for (var at = 0; at < bytes.Length; )
        {
            var (itemId, versionId, fen) = PairBytes.Read(bytes, ref at, ref before);
            Add(scope.SlotOf(itemId), itemId, versionId, fen);
        }
    }

    /// <summary>Appends the list in bytes; returns how many.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public int Write(ByteRun to)
    {
        var from = to.Length;
        var before = default(PairPlace);
        for (var i = 0; i < Count; i++)
        {
            to.Advance(PairBytes.Write(to.Room(PairBytes.MostPerPair), ref before, itemIds[i], versionIds[i], fens[i]));
        }

        return to.Length - from;
    }
}
