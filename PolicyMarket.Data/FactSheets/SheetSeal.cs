using System.Buffers.Binary;
using System.Text;
using PolicyMarket.Data.Seals;

namespace PolicyMarket.Data.FactSheets;

/// <summary>
/// The content of a fact sheet as its seal covers it: firm, batch, supplement (8 bytes each), as-of date as 20260131 (4 bytes), the lengths of source and
/// period (2 bytes each) with their UTF-8, then the values. Every field has its place or its length, so two different sheets never have the same bytes.
/// ChangedBatchId is not covered: it says when the firm is to be read again, not what is known of it.
/// </summary>
internal static class SheetSeal
{
    private const int FixedBytes = (3 * sizeof(long)) + sizeof(int) + (2 * sizeof(ushort));

    /// <summary>Bytes before the values.</summary>
    public static int HeadLength(int sourceBytes, int periodBytes) => FixedBytes + sourceBytes + periodBytes;

    /// <summary>Writes what stands before the values; returns its length. Texts longer than 65,535 bytes throw.</summary>
    public static int WriteHead(
        Span<byte> to,
        long firmId,
        long batchId,
        long supplementBatchId,
        int asOf,
        ReadOnlySpan<byte> source,
        ReadOnlySpan<byte> period
    )
    {
        BinaryPrimitives.WriteInt64LittleEndian(to, firmId);
        BinaryPrimitives.WriteInt64LittleEndian(to[8..], batchId);
        BinaryPrimitives.WriteInt64LittleEndian(to[16..], supplementBatchId);
        BinaryPrimitives.WriteInt32LittleEndian(to[24..], asOf);
        BinaryPrimitives.WriteUInt16LittleEndian(to[28..], checked((ushort)source.Length));
        BinaryPrimitives.WriteUInt16LittleEndian(to[30..], checked((ushort)period.Length));
        source.CopyTo(to[FixedBytes..]);
        period.CopyTo(to[(FixedBytes + source.Length)..]);
        return HeadLength(source.Length, period.Length);
    }

    /// <summary>Source and period of written bytes.</summary>
    public static (string Source, string Period) Texts(ReadOnlySpan<byte> head)
    {
        var source = BinaryPrimitives.ReadUInt16LittleEndian(head[28..]);
        return (Encoding.UTF8.GetString(head.Slice(FixedBytes, source)), Encoding.UTF8.GetString(PeriodOf(head)));
    }

    /// <summary>UTF-8 of the period of written bytes.</summary>
    public static ReadOnlySpan<byte> PeriodOf(ReadOnlySpan<byte> head) =>
        head.Slice(FixedBytes + BinaryPrimitives.ReadUInt16LittleEndian(head[28..]), BinaryPrimitives.ReadUInt16LittleEndian(head[30..]));

    /// <summary>2026-01-31 as 20260131.</summary>
    public static int DayNumber(DateOnly day) => (day.Year * 10_000) + (day.Month * 100) + day.Day;

    /// <summary>The seal of a sheet whose fields are set.</summary>
    public static byte[] Of(SealKey key, FactSheet sheet)
    {
        var seal = new byte[SealKey.SheetSealBytes];
        key.SealSheet(ContentOf(sheet), seal);
        return seal;
    }

    public static bool IsIntact(SealKey key, FactSheet sheet) => sheet.Seal.Length == SealKey.SheetSealBytes && key.IsSealOf(ContentOf(sheet), sheet.Seal);

    /// <summary>The bytes that the seal covers.</summary>
    public static byte[] Content(
        long firmId,
        long batchId,
        long supplementBatchId,
        DateOnly asOf,
        ReadOnlySpan<byte> source,
        ReadOnlySpan<byte> period,
        ReadOnlySpan<byte> values
    )
    {
        var content = new byte[HeadLength(source.Length, period.Length) + values.Length];
        var head = WriteHead(content, firmId, batchId, supplementBatchId, DayNumber(asOf), source, period);
        values.CopyTo(content.AsSpan(head));
        return content;
    }

    private static byte[] ContentOf(FactSheet sheet) =>
        Content(
            sheet.FirmId,
            sheet.BatchId,
            sheet.SupplementBatchId,
            sheet.AsOf,
            Encoding.UTF8.GetBytes(sheet.Source),
            Encoding.UTF8.GetBytes(sheet.Period),
            sheet.Values
        );
}
