using PolicyMarket.Data.Seals;

namespace PolicyMarket.Data.FactSheets.Columns;

/// <summary>
/// Some hundred sheets in one buffer on their way from the record to the table, by rising firm; a firm is never split between two blocks. Of each sheet the
/// buffer holds what its seal covers, then the seal.
/// </summary>
internal sealed class SheetBlock
{
    private const int EnoughBytes = 512 * 1024;
    private byte[] bytes = new byte[EnoughBytes + (64 * 1024)];
    private SheetMark[] marks = new SheetMark[2048];
    private int used;

    public int Count { get; private set; }

    /// <summary>The next firm goes to another block.</summary>
    public bool IsFull => used >= EnoughBytes;

    /// <summary>By firm; within one firm in no order.</summary>
    public Span<SheetMark> Marks => marks.AsSpan(0, Count);

    public ReadOnlySpan<byte> ValuesOf(in SheetMark mark) => bytes.AsSpan(mark.Start + mark.HeadLength, mark.Length);

    /// <summary>UTF-8 of the sheet's period.</summary>
    public ReadOnlySpan<byte> PeriodOf(in SheetMark mark) => SheetSeal.PeriodOf(bytes.AsSpan(mark.Start, mark.HeadLength));

    public (string Source, string Period) TextsOf(in SheetMark mark) => SheetSeal.Texts(bytes.AsSpan(mark.Start, mark.HeadLength));

    /// <summary>True when the content fits the stored seal.</summary>
    public bool IsIntact(in SheetMark mark, SealKey key)
    {
        var content = mark.HeadLength + mark.Length;
        return mark.HasSeal && key.IsSealOf(bytes.AsSpan(mark.Start, content), bytes.AsSpan(mark.Start + content, SealKey.SheetSealBytes));
    }

    /// <summary>AsOf as 20260131; 0 when it is no date.</summary>
    public void Add(
        long firmId,
        long sheetId,
        int asOf,
        long batchId,
        long supplementBatchId,
        ReadOnlySpan<byte> source,
        ReadOnlySpan<byte> period,
        ReadOnlySpan<byte> values,
        ReadOnlySpan<byte> seal
    )
    {
        var hasTexts = source.Length <= ushort.MaxValue && period.Length <= ushort.MaxValue;
        source = hasTexts ? source : [];
        period = hasTexts ? period : [];
        var head = SheetSeal.HeadLength(source.Length, period.Length);
        MakeRoom(head + values.Length + SealKey.SheetSealBytes);
        SheetSeal.WriteHead(bytes.AsSpan(used), firmId, batchId, supplementBatchId, asOf, source, period);
        values.CopyTo(bytes.AsSpan(used + head));
        var hasSeal = hasTexts && asOf > 0 && seal.Length == SealKey.SheetSealBytes;
        if (hasSeal)
        {
            seal.CopyTo(bytes.AsSpan(used + head + values.Length));
        }

        marks[Count++] = new SheetMark(firmId, sheetId, asOf, batchId, used, head, values.Length, hasSeal);
        used += head + values.Length + SealKey.SheetSealBytes;
    }

    public void Clear() => Count = used = 0;

    private void MakeRoom(int length)
    {
        if (bytes.Length - used < length)
        {
            Array.Resize(ref bytes, Math.Max(bytes.Length * 2, used + length));
        }

        if (Count == marks.Length)
        {
            Array.Resize(ref marks, marks.Length * 2);
        }
    }
}
