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

    /// <summary>What is wrong with the workbook's container; null when every entry is what it claims to be.</summary>
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
                return Lies(entry, "与目录记录的位置或内容不一致");
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
                return new Diagnostic(DataDiagnostics.WorkbookLocked, $"工作簿的部件 {entry.Name} 加了密码，无法读取。请去掉密码后重新保存再上传。");
            }

            if (entry.Method is not (0 or 8) || !names.Add(entry.Name))
            {
                return new Diagnostic(DataDiagnostics.WorkbookDamaged, $"工作簿的部件 {entry.Name} 重复或用了不支持的压缩方式。请用 Excel 或 WPS 另存为新的 .xlsx 后再上传。");
            }

            if (entry.UnpackedBytes > limits.MaxUnpackedBytes - total)
            {
                return TooBig($"工作簿解压后超过上限 {limits.MaxUnpackedBytes / 1048576} MB");
            }

            total += entry.UnpackedBytes;
            if (entry.UnpackedBytes > SmallEntryBytes && entry.UnpackedBytes / Math.Max(1, entry.PackedBytes) > limits.MaxPackRatio)
            {
                return TooBig($"工作簿的部件 {entry.Name} 压缩了 {entry.UnpackedBytes / Math.Max(1, entry.PackedBytes)} 倍，不像正常的表格（上限 {limits.MaxPackRatio} 倍）");
            }

            if (entry.Name.EndsWith("sharedStrings.xml", StringComparison.OrdinalIgnoreCase) && entry.UnpackedBytes > limits.MaxSharedTextBytes)
            {
                return TooBig($"工作簿的文字表有 {entry.UnpackedBytes / 1048576} MB，超过上限 {limits.MaxSharedTextBytes / 1048576} MB");
            }
        }

        return names.Contains("xl/workbook.xml") && names.Contains("[Content_Types].xml") ? null : new Diagnostic(
            DataDiagnostics.WorkbookDamaged, "这个文件是压缩包，但不是 Excel 工作簿（缺少 xl/workbook.xml）。请上传 .xlsx，或解压后上传里面的 CSV。");
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
        if (BinaryPrimitives.ReadUInt32LittleEndian(local) != LocalSignature
            || start > stream.Length
            || BinaryPrimitives.ReadUInt16LittleEndian(local[8..]) != entry.Method
            || !SizesAgree(local, entry))
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
        return Agrees(crc, entry.Crc) && (packed == uint.MaxValue || Agrees(packed, entry.PackedBytes)) && (unpacked == uint.MaxValue || Agrees(unpacked, entry.UnpackedBytes));

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
                    return Lies(entry, $"目录写着 {entry.UnpackedBytes} 字节，实际更长");
                }

                crc.Append(buffer.AsSpan(0, read));
            }
        }
        catch (InvalidDataException)
        {
            return Lies(entry, "压缩数据已损坏");
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }

        return total != entry.UnpackedBytes ? Lies(entry, $"目录写着 {entry.UnpackedBytes} 字节，实际只有 {total} 字节")
            : crc.Value != entry.Crc ? Lies(entry, "校验和与目录不符")
            : null;
    }

    private static Diagnostic Lies(ZipEntryHeader entry, string how) => new(
        DataDiagnostics.WorkbookHeaderLies, $"工作簿的部件 {entry.Name} {how}，内容可能被截断或改动过，没有导入。请用 Excel 或 WPS 打开核对，另存为新的 .xlsx 后再上传。");

    private static Diagnostic TooBig(string what) => new(DataDiagnostics.WorkbookTooBig, what + "。请把数据另存为 CSV，或拆成几个文件后再上传。");
}
