using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using PolicyMarket.Rules.Engine.Columns;

namespace PolicyMarket.Rules.Engine.Results;

/// <summary>
/// Writer of one thread: appends the row sets of items and blocks to its chunks and counts them. Sets are written into a small buffer first and
/// leave it by stores that pass the caches by: what is only written would otherwise push the bitmaps of the plan out of the second level.
/// </summary>
internal sealed unsafe class RowSetWriter
{
    private const int Line = 64;
    private const int StageBytes = 16 << 10;
    private readonly RowSets sets;
    private readonly ChunkStore store;
    private readonly int most;
    private readonly AlignedBuffer<byte> stage;
    private byte[] chunk = [];
    private int number;

    // Where in the chunk the beginning of the stage goes, and how many bytes the chunk can take.
    private int flushed;
    private int room;
    private byte* next;

    // From here on there is no room for the largest set: the stage is full, or the chunk is.
    private byte* limit;
    private uint[] places = [];
    private int row;

    public RowSetWriter(RowSets sets, ChunkStore store, int words)
    {
        this.sets = sets;
        this.store = store;

        // Mask, two bitmaps, what the widest kernel writes behind its end, alignment.
        most = words + (2 * words * sizeof(ulong)) + Line + sizeof(ulong) + 4;
        stage = new AlignedBuffer<byte>(StageBytes + most + Line);
        next = stage.Pointer;
        Counts = new AlignedBuffer<ulong>(sets.PlaceCount);
    }

    /// <summary>Eligible rows by place so far, and the unknown ones in the upper half.</summary>
    public AlignedBuffer<ulong> Counts { get; }

    public void Begin(int block)
    {
        places = sets.Places;
        row = checked(block * sets.PlaceCount);
        places.AsSpan(row, sets.PlaceCount).Fill(ChunkStore.None);
    }

    /// <summary>Where the next row set may be written, with room for the largest.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public byte* Reserve()
    {
        if (next >= limit)
        {
            MakeRoom();
        }

        return next;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Commit(int place, byte* to)
    {
        if (to != next)
        {
            places[row + place] = ChunkStore.PlaceOf(number, flushed + (int)(next - stage.Pointer));
            next += ((to - next) + 3) & ~3L;
        }
    }

    /// <summary>Writes out what is left; the sets can be read afterwards.</summary>
    public void Finish()
    {
        var staged = (int)(next - stage.Pointer);
        if (staged > 0)
        {
            stage.Span[..staged].CopyTo(chunk.AsSpan(flushed));
        }

        if (Sse.IsSupported)
        {
            Sse.StoreFence();
        }
    }

    private void MakeRoom()
    {
        var staged = (int)(next - stage.Pointer);
        if (staged >= StageBytes)
        {
            staged = Flush(staged);
        }

        if (flushed + staged + most + Line > room)
        {
            Open(staged);
        }

        limit = stage.Pointer + Math.Min(StageBytes, room - flushed - most - Line + 1);
    }

    /// <summary>Whole lines leave the stage; the rest moves to its beginning.</summary>
    private int Flush(int staged)
    {
        var whole = staged & ~(Line - 1);
        var to = (byte*)Unsafe.AsPointer(ref MemoryMarshal.GetArrayDataReference(chunk)) + flushed;
        for (var at = 0; at < whole; at += Line)
        {
            Vector512.Load(stage.Pointer + at).StoreAlignedNonTemporal(to + at);
        }

        var rest = staged - whole;
        Vector512.Load(stage.Pointer + whole).Store(stage.Pointer);
        flushed += whole;
        next = stage.Pointer + rest;
        return rest;
    }

    private void Open(int staged)
    {
        if (chunk.Length > 0)
        {
            stage.Span[..staged].CopyTo(chunk.AsSpan(flushed));
        }

        (chunk, number) = store.Open();
        var start = (nuint)Unsafe.AsPointer(ref MemoryMarshal.GetArrayDataReference(chunk));
        flushed = (int)((Line - (start % Line)) % Line);
        room = chunk.Length;
        next = stage.Pointer;
    }
}
