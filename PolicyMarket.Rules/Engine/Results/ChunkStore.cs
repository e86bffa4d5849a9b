using System.Collections.Concurrent;

namespace PolicyMarket.Rules.Engine.Results;

/// <summary>
/// The bytes of the row sets of one run in pinned chunks; a place is a chunk and an offset in steps of four bytes. Given-back chunks serve the next run,
/// because fresh memory costs more than the matching.
/// </summary>
internal sealed class ChunkStore
{
    public const int ChunkBytes = 1 << 22;
    private const int OffsetBits = 20;
    private const int MostChunks = 4_000;
    private static readonly ConcurrentBag<byte[]> Spare = [];
    private readonly Lock sync = new();
    private readonly List<byte[]> chunks = [];

    /// <summary>The end of an item and block without rows.</summary>
    public const uint None = uint.MaxValue;

    public long Bytes => (long)chunks.Count * ChunkBytes;

    /// <summary>A chunk to write into, and its number.</summary>
    public (byte[] Chunk, int Number) Open()
    {
        var chunk = Spare.TryTake(out var spare) ? spare : GC.AllocateUninitializedArray<byte>(ChunkBytes, pinned: true);
        lock (sync)
        {
            if (chunks.Count == MostChunks)
            {
                throw new InvalidOperationException(
                    $"The row sets of one run exceed {MostChunks} chunks of {ChunkBytes} bytes: run the firms in several parts."
                );
            }

            chunks.Add(chunk);
            return (chunk, chunks.Count - 1);
        }
    }

    public static uint PlaceOf(int chunk, int offset) => ((uint)chunk << OffsetBits) | (uint)(offset >> 2);

    public ReadOnlySpan<byte> At(uint place) => chunks[(int)(place >> OffsetBits)].AsSpan((int)(place & ((1 << OffsetBits) - 1)) << 2);

    public void GiveBack()
    {
        foreach (var chunk in chunks)
        {
            Spare.Add(chunk);
        }

        chunks.Clear();
    }
}
