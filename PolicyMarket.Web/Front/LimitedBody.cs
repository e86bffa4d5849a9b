namespace PolicyMarket.Web.Front;

/// <summary>The body of a request that announces no length, cut at a limit.</summary>
internal sealed class LimitedBody(Stream body, long limit) : Stream
{
    private long taken;

    /// <summary>More came than the limit allows.</summary>
    public bool IsExceeded => taken > limit;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException("The body announces no length.");

    public override long Position
    {
        get => taken;
        set => throw new NotSupportedException("The body is read once.");
    }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException("The body is read asynchronously.");

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        var read = await body.ReadAsync(buffer, cancellationToken);
        taken += read;
        return IsExceeded ? throw new BadHttpRequestException("The body is larger than this address takes.", StatusCodes.Status413PayloadTooLarge) : read;
    }

    public override void Flush() => throw new NotSupportedException("The body is only read.");

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException("The body is read once.");

    public override void SetLength(long value) => throw new NotSupportedException("The body is only read.");

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException("The body is only read.");
}
