using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using PolicyMarket.Data.Store.Codec;

namespace PolicyMarket.Data.Determinations;

/// <summary>
/// A firm's eligible items in few bytes: for each, by rising item id, the step from the item before (with a bit that says whether the version stands
/// as far from the item as the one before did), that distance when it differs, and the payable fen plus one, 0 when there is none.
/// </summary>
internal static class PairBytes
{
    /// <summary>Stands for an amount that is not known in arrays of fen.</summary>
    public const long NoFen = long.MinValue;

    /// <summary>The most bytes that one pair takes.</summary>
    public const int MostPerPair = 3 * Varint.Most;

    public static int Write(Span<byte> to, ref PairPlace before, long itemId, long versionId, long fen)
    {
        if (itemId <= before.ItemId || fen < 0 && fen != NoFen)
        {
            throw new InvalidOperationException($"Item {itemId} with {fen} fen cannot follow item {before.ItemId}.");
        }

        var distance = versionId - itemId;
        var step = (ulong)(itemId - before.ItemId) << 1;
        var at = 0;
        if (distance == before.VersionDistance)
        {
            at += Varint.Write(to, step);
        }
        else
        {
            at += Varint.Write(to, step | 1);
            at += Varint.Write(to[at..], Varint.Fold(distance - before.VersionDistance));
        }

        at += Varint.Write(to[at..], fen == NoFen ? 0 : (ulong)fen + 1);
        before = new PairPlace(itemId, distance);
        return at;
    }

    /// <summary>The next pair; moves on in the bytes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static (long ItemId, long VersionId, long Fen) Read(ReadOnlySpan<byte> from, ref int at, ref PairPlace before)
    {
        var step = Varint.Read(from, ref at);
        var itemId = before.ItemId + (long)(step >> 1);
        var distance = before.VersionDistance + ((step & 1) == 0 ? 0 : Varint.Unfold(Varint.Read(from, ref at)));
        var fen = Varint.Read(from, ref at);
        before = new PairPlace(itemId, distance);
        return (itemId, itemId + distance, fen == 0 ? NoFen : (long)(fen - 1));
    }

    public static ImmutableArray<MatchedItem> ReadAll(ReadOnlySpan<byte> bytes)
    {
        var pairs = ImmutableArray.CreateBuilder<MatchedItem>();
        var before = default(PairPlace);
        for (var at = 0; at < bytes.Length; )
        {
            var (itemId, versionId, fen) = Read(bytes, ref at, ref before);
            pairs.Add(new MatchedItem(itemId, versionId, Known(fen)));
        }

        return pairs.ToImmutable();
    }

    public static byte[] WriteAll(IEnumerable<MatchedItem> pairs)
    {
        var bytes = new ByteRun();
        var before = default(PairPlace);
        foreach (var pair in pairs.OrderBy(pair => pair.ItemId))
        {
            bytes.Advance(Write(bytes.Room(MostPerPair), ref before, pair.ItemId, pair.ItemVersionId, pair.PayableFen ?? NoFen));
        }

        return bytes.Written.ToArray();
    }

    public static long? Known(long fen) => fen == NoFen ? null : fen;
}
