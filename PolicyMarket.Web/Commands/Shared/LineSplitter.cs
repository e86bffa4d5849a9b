using System.Buffers;
using System.IO.Pipelines;
using System.Runtime.CompilerServices;

namespace PolicyMarket.Web.Commands.Shared;

/// <summary>Lines of a UTF-8 stream as bytes, numbered from 1, without their ends; a byte order mark is left out.</summary>
internal static class LineSplitter
{
    /// <summary>A longer line is handed on cut to one byte more, so that the reader can refuse it and go on with the next.</summary>
    public const int MaxLine = 4 * 1024 * 1024;

    public static async IAsyncEnumerable<(long Number, ReadOnlyMemory<byte> Line)> ReadAsync(Stream stream, [EnumeratorCancellation] CancellationToken ct)
    {
        var pipe = PipeReader.Create(stream, new StreamPipeReaderOptions(bufferSize: 1 << 16, leaveOpen: true));
        long number = 0;
        var isSpilling = false;
        while (true)
        {
            var result = await pipe.ReadAsync(ct);
            var buffer = result.Buffer;
            while (buffer.PositionOf((byte)'\n') is { } end)
            {
                if (!isSpilling)
                {
                    yield return (++number, Copy(buffer.Slice(0, end), number));
                }

                isSpilling = false;
                buffer = buffer.Slice(buffer.GetPosition(1, end));
            }

            if (buffer.Length > (result.IsCompleted ? 0 : MaxLine))
            {
                if (!isSpilling)
                {
                    yield return (++number, Copy(buffer, number));
                }

                // The rest of this line is passed over.
                (isSpilling, buffer) = (true, buffer.Slice(buffer.End));
            }

            if (result.IsCompleted)
            {
                await pipe.CompleteAsync();
                yield break;
            }

            pipe.AdvanceTo(buffer.Start, buffer.End);
        }
    }

    private static ReadOnlyMemory<byte> Copy(ReadOnlySequence<byte> line, long number)
    {
        ReadOnlyMemory<byte> bytes = line.Slice(0, Math.Min(line.Length, MaxLine + 1)).ToArray();
        if (number == 1 && bytes.Span.StartsWith("\uFEFF"u8))
        {
            bytes = bytes[3..];
        }

        return bytes.Span is [.., (byte)'\r'] ? bytes[..^1] : bytes;
    }
}
