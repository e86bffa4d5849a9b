namespace PolicyMarket.Data.Store.Codec;

/// <summary>Bytes that grow at their end and are used again from the start.</summary>
internal sealed class ByteRun
{
    private byte[] bytes = new byte[1024];

    public int Length { get; private set; }

    public ReadOnlySpan<byte> Written => bytes.AsSpan(0, Length);

    public ReadOnlySpan<byte> Part(int at, int length) => bytes.AsSpan(at, length);

    /// <summary>Free bytes at the end, at least as many as asked for.</summary>
    public Span<byte> Room(int least)
    {
        if (bytes.Length - Length < least)
        {
            Array.Resize(ref bytes, Math.Max(bytes.Length * 2, Length + least));
        }

        return bytes.AsSpan(Length);
    }

    public void Advance(int written) => Length += written;

    /// <summary>Takes back what was written from there on.</summary>
    public void CutAt(int length) => Length = length;
}
