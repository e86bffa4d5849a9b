using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using PolicyMarket.Data.Files;

namespace PolicyMarket.Data.Seals;

/// <summary>
/// The secret that seals records: 32 random bytes in a file outside the database (<see cref="DataOptions.SealKeyFile"/>), made at the first use.
/// Whoever can write to the database but cannot read this file cannot forge a seal.
/// </summary>
public sealed class SealKey
{
    private const int KeyBytes = 32;
    private readonly Lazy<Keys> _keys;

    /// <summary>
    /// Reads the key file, or makes it, at the first use. That use throws <see cref="InvalidDataException"/> when the file does not hold 32 bytes in Base64,
    /// or is missing although there has been a chain.
    /// </summary>
    public SealKey(DataOptions options) => _keys = new Lazy<Keys>(() => Derive(ReadOrMake(options)));

    /// <summary>Length of <see cref="SealSheet"/>, bytes.</summary>
    public const int SheetSealBytes = 16;

    /// <summary>HMAC-SHA256 of a chain link, 32 bytes.</summary>
    public byte[] SealLink(ReadOnlySpan<byte> content) => HMACSHA256.HashData(_keys.Value.Chain, content);

    /// <summary>HMAC-SHA256 of the description of a file that leaves the system, 32 bytes. The key differs from those of the record.</summary>
    public byte[] SealFile(ReadOnlySpan<byte> content) => HMACSHA256.HashData(_keys.Value.Files, content);

    /// <summary>Writes the 16 bytes of the keyed hash (<see cref="SipHash"/>) of a fact sheet's content. The key differs from that of the chain.</summary>
    public void SealSheet(ReadOnlySpan<byte> content, Span<byte> seal)
    {
        var keys = _keys.Value;
        var (low, high) = SipHash.Compute(keys.Sheets0, keys.Sheets1, content);
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

    private static Keys Derive(byte[] master)
    {
        var sheets = HMACSHA256.HashData(master, Encoding.ASCII.GetBytes("PolicyMarket fact sheet 1"));
        return new Keys(
            HMACSHA256.HashData(master, Encoding.ASCII.GetBytes("PolicyMarket chain 1")),
            HMACSHA256.HashData(master, Encoding.ASCII.GetBytes("PolicyMarket payment file 1")),
            BinaryPrimitives.ReadUInt64LittleEndian(sheets),
            BinaryPrimitives.ReadUInt64LittleEndian(sheets.AsSpan(sizeof(ulong)))
        );
    }

    private static byte[] ReadOrMake(DataOptions options)
    {
        var file = options.SealKeyFile;
        if (!File.Exists(file))
        {
            if (File.Exists(options.ChainHeadFile))
            {
                throw new InvalidDataException(SealWording.KeyFileMissing(file));
            }

            Make(file);
        }

        var key = new byte[KeyBytes];
        return Convert.TryFromBase64String(File.ReadAllText(file).Trim(), key, out var length) && length == KeyBytes
            ? key
            : throw new InvalidDataException(SealWording.KeyFileDamaged(file));
    }

    private static void Make(string file)
    {
        var folder = Path.GetDirectoryName(Path.GetFullPath(file)) ?? throw new InvalidOperationException($"{file} lies in no folder.");
        PrivateFiles.CreateDirectory(folder);
        using var stream = PrivateFiles.Open(file, FileMode.CreateNew, FileAccess.Write);
        stream.Write(Encoding.ASCII.GetBytes(Convert.ToBase64String(RandomNumberGenerator.GetBytes(KeyBytes)) + "\n"));
        stream.Flush(flushToDisk: true);
    }

    /// <summary>Derived keys: of the chain, of files that leave, and the two halves of that of fact sheets.</summary>
    private sealed record Keys(byte[] Chain, byte[] Files, ulong Sheets0, ulong Sheets1);
}
