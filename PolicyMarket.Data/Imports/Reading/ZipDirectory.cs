using System.Buffers.Binary;
using System.Text;
using PolicyMarket.Data.Diagnostics;
using PolicyMarket.Rules.Diagnostics;

namespace PolicyMarket.Data.Imports.Reading;

/// <summary>Reads the directory at the end of a zip file (APPNOTE 4.3.12 to 4.3.16, with the 64-bit forms), trusting nothing.</summary>
internal static class ZipDirectory
{
    private const uint EndSignature = 0x06054B50;
    private const uint End64Signature = 0x06064B50;
    private const uint End64LocatorSignature = 0x07064B50;
    private const uint EntrySignature = 0x02014B50;
    private const int EndBytes = 22;
    private const int LocatorBytes = 20;
    private const int EntryBytes = 46;

    public static Result<IReadOnlyList<ZipEntryHeader>> Read(Stream stream, ImportLimits limits)
    {
        if (FindEnd(stream) is not { } end)
        {
            return Fail(DataDiagnostics.FileCutShort, TableReadingWording.WorkbookCutShort);
        }

        var (count, size, offset, endOffset) = end;
        if (count > limits.MaxWorkbookEntries)
        {
            return Fail(DataDiagnostics.WorkbookTooBig, TableReadingWording.TooManyParts(count, limits.MaxWorkbookEntries));
        }

        if (offset < 0 || size < 0 || offset > endOffset || size > endOffset - offset || size > 16 * 1024 * 1024)
        {
            return Fail(DataDiagnostics.WorkbookDamaged, TableReadingWording.DirectoryPointsOutside);
        }

        var bytes = new byte[size];
        stream.Position = offset;
        stream.ReadExactly(bytes);
        return ReadEntries(bytes, (int)count);
    }

    private static Result<IReadOnlyList<ZipEntryHeader>> ReadEntries(ReadOnlySpan<byte> bytes, int count)
    {
        var entries = new List<ZipEntryHeader>(count);
        for (var index = 0; index < count; index++)
        {
            if (bytes.Length < EntryBytes || U32(bytes, 0) != EntrySignature)
            {
                return Damaged();
            }

            var nameLength = U16(bytes, 28);
            var extraLength = U16(bytes, 30);
            var total = EntryBytes + nameLength + extraLength + U16(bytes, 32);
            if (bytes.Length < total || ReadEntry(bytes[..total], nameLength, extraLength) is not { } entry)
            {
                return Damaged();
            }

            entries.Add(entry);
            bytes = bytes[total..];
        }

        return bytes.IsEmpty ? Result.Ok<IReadOnlyList<ZipEntryHeader>>(entries) : Damaged();
    }

    private static ZipEntryHeader? ReadEntry(ReadOnlySpan<byte> bytes, int nameLength, int extraLength)
    {
        long packed = U32(bytes, 20),
            unpacked = U32(bytes, 24),
            offset = U32(bytes, 42);
        var extra = bytes.Slice(EntryBytes + nameLength, extraLength);
        if ((packed == uint.MaxValue || unpacked == uint.MaxValue || offset == uint.MaxValue) && !Widen(extra, ref unpacked, ref packed, ref offset))
        {
            return null;
        }

        var name = Encoding.UTF8.GetString(bytes.Slice(EntryBytes, nameLength));
        return packed < 0 || unpacked < 0 || offset < 0
            ? null
            : new ZipEntryHeader(name, U16(bytes, 8), U16(bytes, 10), U32(bytes, 16), packed, unpacked, offset);
    }

    /// <summary>Takes the 64-bit values of extra field 1, which holds only those that did not fit, in this order.</summary>
    private static bool Widen(ReadOnlySpan<byte> extra, ref long unpacked, ref long packed, ref long offset)
    {
        while (extra.Length >= 4)
        {
            var id = U16(extra, 0);
            var length = U16(extra, 2);
            if (extra.Length < 4 + length)
            {
                return false;
            }

            var field = extra.Slice(4, length);
            extra = extra[(4 + length)..];
            if (id == 1)
            {
                return Take(ref field, ref unpacked) && Take(ref field, ref packed) && Take(ref field, ref offset);
            }
        }

        return false;
    }

    private static bool Take(ref ReadOnlySpan<byte> field, ref long value)
    {
        if (value != uint.MaxValue)
        {
            return true;
        }

        if (field.Length < 8)
        {
            return false;
        }

        value = BinaryPrimitives.ReadInt64LittleEndian(field);
        field = field[8..];
        return true;
    }

    private static (long Count, long Size, long Offset, long EndOffset)? FindEnd(Stream stream)
    {
        var length = (int)Math.Min(stream.Length, EndBytes + ushort.MaxValue);
        var tail = new byte[length];
        stream.Position = stream.Length - length;
        stream.ReadExactly(tail);
        for (var at = length - EndBytes; at >= 0; at--)
        {
            var end = tail.AsSpan(at);
            if (U32(end, 0) != EndSignature || EndBytes + U16(end, 20) != end.Length)
            {
                continue;
            }

            var endOffset = stream.Length - length + at;
            long count = U16(end, 10),
                size = U32(end, 12),
                offset = U32(end, 16);
            return count == ushort.MaxValue || size == uint.MaxValue || offset == uint.MaxValue
                ? FindEnd64(stream, endOffset)
                : (count, size, offset, endOffset);
        }

        return null;
    }

    private static (long Count, long Size, long Offset, long EndOffset)? FindEnd64(Stream stream, long endOffset)
    {
        Span<byte> buffer = stackalloc byte[56];
        if (endOffset < LocatorBytes)
        {
            return null;
        }

        stream.Position = endOffset - LocatorBytes;
        stream.ReadExactly(buffer[..LocatorBytes]);
        var at = BinaryPrimitives.ReadInt64LittleEndian(buffer[8..]);
        if (U32(buffer, 0) != End64LocatorSignature || at < 0 || at > endOffset - LocatorBytes - buffer.Length)
        {
            return null;
        }

        stream.Position = at;
        stream.ReadExactly(buffer);
        return U32(buffer, 0) != End64Signature
            ? null
            : (
                BinaryPrimitives.ReadInt64LittleEndian(buffer[32..]),
                BinaryPrimitives.ReadInt64LittleEndian(buffer[40..]),
                BinaryPrimitives.ReadInt64LittleEndian(buffer[48..]),
                at
            );
    }

    private static Result<IReadOnlyList<ZipEntryHeader>> Damaged() => Fail(DataDiagnostics.WorkbookDamaged, TableReadingWording.DirectoryDamaged);

    private static Result<IReadOnlyList<ZipEntryHeader>> Fail(string code, string message) =>
        Result.Fail<IReadOnlyList<ZipEntryHeader>>(new Diagnostic(code, message));

    private static ushort U16(ReadOnlySpan<byte> bytes, int at) => BinaryPrimitives.ReadUInt16LittleEndian(bytes[at..]);

    private static uint U32(ReadOnlySpan<byte> bytes, int at) => BinaryPrimitives.ReadUInt32LittleEndian(bytes[at..]);
}
