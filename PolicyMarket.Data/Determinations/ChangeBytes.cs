using System.Collections.Immutable;
using PolicyMarket.Data.Store.Codec;

namespace PolicyMarket.Data.Determinations;

/// <summary>
/// A firm's changes in few bytes: for each, by rising item id, the step from the item before, the kind, and the old and the new fen plus one (0: none).
/// </summary>
internal static class ChangeBytes
{
    /// <summary>The most bytes that one change takes.</summary>
    public const int MostPerChange = 4 * Varint.Most;

    public static int Write(Span<byte> to, ref long itemBefore, long itemId, MatchChangeKind kind, long oldFen, long newFen)
    {
        var at = Varint.Write(to, (ulong)(itemId - itemBefore));
        to[at++] = Code(kind);
        at += Varint.Write(to[at..], oldFen == PairBytes.NoFen ? 0 : (ulong)oldFen + 1);
        at += Varint.Write(to[at..], newFen == PairBytes.NoFen ? 0 : (ulong)newFen + 1);
        itemBefore = itemId;
        return at;
    }

    public static ImmutableArray<ChangedItem> ReadAll(ReadOnlySpan<byte> bytes)
    {
        var changes = ImmutableArray.CreateBuilder<ChangedItem>();
        var itemId = 0L;
        for (var at = 0; at < bytes.Length; )
        {
            itemId += (long)Varint.Read(bytes, ref at);
            var kind = Kind(bytes[at++]);
            var oldFen = Varint.Read(bytes, ref at);
            var newFen = Varint.Read(bytes, ref at);
            changes.Add(new ChangedItem(itemId, kind, Fen(oldFen), Fen(newFen)));
        }

        return changes.ToImmutable();
    }

    public static byte[] WriteAll(IEnumerable<ChangedItem> changes)
    {
        var bytes = new ByteRun();
        var before = 0L;
        foreach (var change in changes.OrderBy(change => change.ItemId))
        {
            bytes.Advance(
                Write(
                    bytes.Room(MostPerChange),
                    ref before,
                    change.ItemId,
                    change.Kind,
                    change.OldFen ?? PairBytes.NoFen,
                    change.NewFen ?? PairBytes.NoFen
                )
            );
        }

        return bytes.Written.ToArray();
    }

    private static long? Fen(ulong stored) => stored == 0 ? null : (long)(stored - 1);

    private static byte Code(MatchChangeKind kind) =>
        kind switch
        {
            MatchChangeKind.New => 0,
            MatchChangeKind.Lost => 1,
            MatchChangeKind.AmountChanged => 2,
            _ => throw new InvalidOperationException($"The unknown change {kind}."),
        };

    private static MatchChangeKind Kind(byte code) =>
        code switch
        {
            0 => MatchChangeKind.New,
            1 => MatchChangeKind.Lost,
            2 => MatchChangeKind.AmountChanged,
            _ => throw new InvalidDataException($"The stored change has the unknown kind {code}."),
        };
}
