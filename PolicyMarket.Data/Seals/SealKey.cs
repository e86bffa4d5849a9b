using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using PolicyMarket.Data.Store;

namespace PolicyMarket.Data.Seals;

/// <summary>
/// The secret that seals records: 32 random bytes in a file outside the database (<see cref="DataOptions.SealKeyFile"/>), made at the first use.
/// Whoever can write to the database but cannot read this file cannot forge a seal.
/// </summary>
public sealed class SealKey
{
    private const int KeyBytes = 32;
    private readonly byte[] chain;
    private readonly ulong sheets0;
    private readonly ulong sheets1;

    /// <summary>Reads the key file, or makes it. Throws <see cref="InvalidDataException"/> when the file does not hold 32 bytes in Base64.</summary>
    public SealKey(DataOptions options)
    {
        var master = ReadOrMake(options.SealKeyFile);
        chain = HMACSHA256.HashData(master, Encoding.ASCII.GetBytes("PolicyMarket chain 1"));
        var sheets = HMACSHA256.HashData(master, Encoding.ASCII.GetBytes("PolicyMarket fact sheet 1"));
        (sheets0, sheets1) = (BinaryPrimitives.ReadUInt64LittleEndian(sheets), BinaryPrimitives.ReadUInt64LittleEndian(sheets.AsSpan(sizeof(ulong))));
    }

    /// <summary>Length of <see cref="SealSheet"/>, bytes.</summary>
    public const int SheetSealBytes = 16;

    /// <summary>HMAC-SHA256 of a chain link, 32 bytes.</summary>
    public byte[] SealLink(ReadOnlySpan<byte> content) => HMACSHA256.HashData(chain, content);

    /// <summary>Writes the 16 bytes of the keyed hash (<see cref="SipHash"/>) of a fact sheet's content. The key differs from that of the chain.</summary>
    public void SealSheet(ReadOnlySpan<byte> content, Span<byte> seal)
    {
        var (low, high) = SipHash.Compute(sheets0, sheets1, content);
        BinaryPrimitives.WriteUInt64LittleEndian(seal, low);
        BinaryPrimitives.WriteUInt64LittleEndian(seal[sizeof(ulong)..], high);
    }

    /// <summary>True when this is the seal of the content. Allocates nothing.</summary>
    public bool IsSealOf(ReadOnlySpan<byte> content, ReadOnlySpan<byte> seal)
    {
        Span<byte> expected = stackalloc byte[SheetSealBytes];
        SealSheet(content, expected);
        return CryptographicOperations.FixedTimeEquals(expected, seal);
    }

    private static byte[] ReadOrMake(string file)
    {
        if (!File.Exists(file))
        {
            Make(file);
        }

        var key = new byte[KeyBytes];
        return Convert.TryFromBase64String(File.ReadAllText(file).Trim(), key, out var length) && length == KeyBytes
            ? key
            : throw new InvalidDataException($"封印密钥文件 {file} 已损坏：应是 32 字节的 Base64。请从备份恢复这个文件；没有它无法核对以前的记录。");
    }

    private static void Make(string file)
    {
        var folder = Path.GetDirectoryName(Path.GetFullPath(file)) ?? throw new InvalidOperationException($"{file} lies in no folder.");
        PrivateFiles.CreateDirectory(folder);
        using var stream = PrivateFiles.Open(file, FileMode.CreateNew, FileAccess.Write);
        stream.Write(Encoding.ASCII.GetBytes(Convert.ToBase64String(RandomNumberGenerator.GetBytes(KeyBytes)) + "\n"));
        stream.Flush(flushToDisk: true);
    }
}
