using System.Buffers;
using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;
using PolicyMarket.Data.Diagnostics;
using PolicyMarket.Rules.Diagnostics;

namespace PolicyMarket.Data.Imports.Reading;

/// <summary>
/// Inflates every entry of a workbook once and holds it against its header, because the framework's reader cuts an entry silently where the header says less
/// than there is.
/// </summary>
internal static class WorkbookZip
{
    private const uint LocalSignature = 0x04034B50;
    private const int LocalBytes = 30;
    private const long SmallEntryBytes = 1024 * 1024;

    /// <summary>Fault of the workbook's container; null when every entry is what it claims to be.</summary>
    public static Diagnostic? Check(Stream stream, ImportLimits limits, CancellationToken ct)
    {
        var directory = ZipDirectory.Read(stream, limits);
        if (!directory.Succeeded)
        {
            return directory.Diagnostics[0];
        }

        var entries = directory.Required;
        if (CheckDirectory(entries, limits) is { } refused)
        {
            return refused;
        }

        long end = 0;
        foreach (var entry in entries.OrderBy(entry => entry.HeaderOffset))
        {
            if (entry.HeaderOffset < end || DataStart(stream, entry) is not { } start || start + entry.PackedBytes > stream.Length)
            {
                return Lies(entry, TableReadingWording.DiffersFromDirectory);
            }

            if (CheckContent(stream, entry, start, ct) is { } wrong)
            {
                return wrong;
            }

            end = start + entry.PackedBytes;
        }

        return null;
    }

    private static Diagnostic? CheckDirectory(IReadOnlyList<ZipEntryHeader> entries, ImportLimits limits)
    {
        var names = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        long total = 0;
        foreach (var entry in entries)
        {
            if (entry.IsEncrypted)
            {
                return new Diagnostic(DataDiagnostics.WorkbookLocked, TableReadingWording.PartEncrypted(entry.Name));
            }

            if (entry.Method is not (0 or 8) || !names.Add(entry.Name))
            {
                return new Diagnostic(DataDiagnostics.WorkbookDamaged, TableReadingWording.PartTwiceOrUnsupported(entry.Name));
            }

            if (entry.UnpackedBytes > limits.MaxUnpackedBytes - total)
            {
                return TooBig(TableReadingWording.UnpackedOverLimit(limits.MaxUnpackedBytes / 1048576));
            }

            total += entry.UnpackedBytes;
            if (entry.UnpackedBytes > SmallEntryBytes && entry.UnpackedBytes / Math.Max(1, entry.PackedBytes) > limits.MaxPackRatio)
            {
                return TooBig(
                    TableReadingWording.PartPackedTooTightly(entry.Name, entry.UnpackedBytes / Math.Max(1, entry.PackedBytes), limits.MaxPackRatio)
                );
            }

            if (entry.Name.EndsWith("sharedStrings.xml", StringComparison.OrdinalIgnoreCase) && entry.UnpackedBytes > limits.MaxSharedTextBytes)
            {
                return TooBig(TableReadingWording.SharedStringsOverLimit(entry.UnpackedBytes / 1048576, limits.MaxSharedTextBytes / 1048576));
            }
        }

        return names.Contains("xl/workbook.xml") && names.Contains("[Content_Types].xml")
            ? null
            : new Diagnostic(DataDiagnostics.WorkbookDamaged, TableReadingWording.ZipIsNoWorkbook);
    }

    /// <summary>Where the entry's data starts; null when the local header contradicts the directory.</summary>
    private static long? DataStart(Stream stream, ZipEntryHeader entry)
    {
        if (entry.HeaderOffset > stream.Length - LocalBytes)
        {
            return null;
        }

        Span<byte> local = stackalloc byte[LocalBytes];
        stream.Position = entry.HeaderOffset;
        stream.ReadExactly(local);
        var nameLength = BinaryPrimitives.ReadUInt16LittleEndian(local[26..]);
        var start = entry.HeaderOffset + LocalBytes + nameLength + BinaryPrimitives.ReadUInt16LittleEndian(local[28..]);
        if (
            BinaryPrimitives.ReadUInt32LittleEndian(local) != LocalSignature
            || start > stream.Length
            || BinaryPrimitives.ReadUInt16LittleEndian(local[8..]) != entry.Method
            || !SizesAgree(local, entry)
        )
        {
            return null;
        }

        var name = new byte[nameLength];
        stream.ReadExactly(name);
        return Encoding.UTF8.GetString(name) == entry.Name ? start : null;
    }

    private static bool SizesAgree(ReadOnlySpan<byte> local, ZipEntryHeader entry)
    {
        var crc = BinaryPrimitives.ReadUInt32LittleEndian(local[14..]);
        var packed = BinaryPrimitives.ReadUInt32LittleEndian(local[18..]);
        var unpacked = BinaryPrimitives.ReadUInt32LittleEndian(local[22..]);
        return Agrees(crc, entry.Crc)
            && (packed == uint.MaxValue || Agrees(packed, entry.PackedBytes))
            && (unpacked == uint.MaxValue || Agrees(unpacked, entry.UnpackedBytes));

        bool Agrees(uint said, long listed) => said == listed || (said == 0 && entry.HasTrailingDescriptor);
    }

    private static Diagnostic? CheckContent(Stream stream, ZipEntryHeader entry, long start, CancellationToken ct)
    {
        using var packed = new StreamSlice(stream, start, entry.PackedBytes);
        using Stream unpacked = entry.Method == 0 ? packed : new DeflateStream(packed, CompressionMode.Decompress, leaveOpen: true);
        var crc = new Crc32();
        long total = 0;
        var buffer = ArrayPool<byte>.Shared.Rent(64 * 1024);
        try
        {
            int read;
            while ((read = unpacked.Read(buffer)) > 0)
            {
                ct.ThrowIfCancellationRequested();
                total += read;
                if (total > entry.UnpackedBytes)
                {
                    return Lies(entry, TableReadingWording.LongerThanListed(entry.UnpackedBytes));
                }

                crc.Append(buffer.AsSpan(0, read));
            }
        }
        catch (InvalidDataException)
        {
            return Lies(entry, TableReadingWording.PackedDataDamaged);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }

        return total != entry.UnpackedBytes ? Lies(entry, TableReadingWording.ShorterThanListed(entry.UnpackedBytes, total))
            : crc.Value != entry.Crc ? Lies(entry, TableReadingWording.ChecksumDiffers)
            : null;
    }

    private static Diagnostic Lies(ZipEntryHeader entry, string how) =>
        new(DataDiagnostics.WorkbookHeaderLies, TableReadingWording.PartUnreliable(entry.Name, how));

    private static Diagnostic TooBig(string what) => new(DataDiagnostics.WorkbookTooBig, what + TableReadingWording.SplitOrUseCsv);
}
