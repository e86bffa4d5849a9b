namespace PolicyMarket.Data.Matching.Loading;

/// <summary>Some hundred sheets in one buffer on their way from the record to the table, by rising firm; a firm is never split between two blocks.</summary>
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

    public ReadOnlySpan<byte> ValuesOf(in SheetMark mark) => bytes.AsSpan(mark.Start, mark.Length);

    public void Add(long firmId, long sheetId, int asOf, long batchId, ReadOnlySpan<byte> values)
    {
        if (bytes.Length - used < values.Length)
        {
            Array.Resize(ref bytes, Math.Max(bytes.Length * 2, used + values.Length));
        }

        if (Count == marks.Length)
        {
            Array.Resize(ref marks, marks.Length * 2);
        }

        values.CopyTo(bytes.AsSpan(used));
        marks[Count++] = new SheetMark(firmId, sheetId, asOf, batchId, used, values.Length);
        used += values.Length;
    }

    public void Clear() => Count = used = 0;
}
