using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace PolicyMarket.Data.Seals;

/// <summary>
/// Computes and verifies the seal of a link: each covers the seal before it, so that no link can be changed, taken out or put in without the key.
/// </summary>
public sealed class SealChain(SealKey key)
{
    /// <summary>The seal before the first link.</summary>
    internal static byte[] Start { get; } = new byte[HMACSHA256.HashSizeInBytes];

    /// <summary>The next link after <paramref name="previousMac"/>.</summary>
    internal SealLink Next(long sequence, byte[] previousMac, SealedKind kind, long recordId, byte[] contentHash) =>
        new()
        {
            Id = sequence,
            Kind = kind.Table,
            RecordId = recordId,
            Form = kind.Form,
            ContentHash = contentHash,
            Mac = key.SealLink(Content(sequence, kind.Table, recordId, kind.Form, contentHash, previousMac)),
        };

    /// <summary>True when the link was made with the key, at this place of the chain, after a link with this seal.</summary>
    internal bool IsGenuine(SealLink link, byte[] previousMac) =>
        CryptographicOperations.FixedTimeEquals(
            link.Mac,
            key.SealLink(Content(link.Id, link.Kind, link.RecordId, link.Form, link.ContentHash, previousMac))
        );

    private static byte[] Content(long sequence, string kind, long recordId, int form, byte[] contentHash, byte[] previousMac)
    {
        var name = Encoding.UTF8.GetBytes(kind);
        var bytes = new byte[32 + name.Length + contentHash.Length + previousMac.Length];
        var rest = bytes.AsSpan();
        BinaryPrimitives.WriteInt64LittleEndian(rest, sequence);
        BinaryPrimitives.WriteInt64LittleEndian(rest[8..], recordId);
        BinaryPrimitives.WriteInt32LittleEndian(rest[16..], form);
        BinaryPrimitives.WriteInt32LittleEndian(rest[20..], name.Length);
        BinaryPrimitives.WriteInt32LittleEndian(rest[24..], contentHash.Length);
        BinaryPrimitives.WriteInt32LittleEndian(rest[28..], previousMac.Length);
        rest = rest[32..];
        name.CopyTo(rest);
        contentHash.CopyTo(rest[name.Length..]);
        previousMac.CopyTo(rest[(name.Length + contentHash.Length)..]);
        return bytes;
    }
}
