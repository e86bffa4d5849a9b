using System.Runtime.CompilerServices;

namespace PolicyMarket.Rules.Plan;

/// <summary>One thread's pen: appends the row sets of items and blocks to its chunks and counts them.</summary>
internal sealed unsafe class RowSetWriter(RowSets sets, ChunkStore store, int items, int words)
{
    // Header, two masks, two bitmaps, what the widest kernel writes behind its end, alignment.
    private readonly int most = 1 + (2 * words) + (2 * words * sizeof(ulong)) + 64 + sizeof(ulong) + 4;
    private byte[] chunk = [];
    private int number;
    private byte* first;
    private byte* next;
    private byte* end;
    private uint[] places = [];
    private int row;

    /// <summary>Eligible rows by item so far.</summary>
    public long[] Eligible { get; } = new long[items];

    /// <summary>Unknown rows by item so far.</summary>
    public long[] Unknown { get; } = new long[items];

    public void Begin(int block)
    {
        places = sets.Places;
        row = checked(block * items);
    }

    /// <summary>Where the next row set may be written, with room for the largest.</summary>
    public byte* Reserve()
    {
        if (end - next < most)
        {
            (chunk, number) = store.Open();
            first = next = (byte*)Unsafe.AsPointer(ref System.Runtime.InteropServices.MemoryMarshal.GetArrayDataReference(chunk));
            end = first + chunk.Length;
        }

        return next;
    }

    public void Commit(int item, byte* from, byte* to)
    {
        places[row + item] = ChunkStore.PlaceOf(number, (int)(from - first));
        next = first + (((to - first) + 3) & ~3L);
    }
}
