namespace PolicyMarket.Data.Imports.Reading;

/// <summary>Cuts a UTF-8 stream into lines without copying them; a line is valid until the next is read.</summary>
internal sealed class JsonLineReader(Stream stream, int maxLineBytes)
{
    private byte[] buffer = new byte[64 * 1024];
    private int start;
    private int end;
    private bool isAtEnd;

    /// <summary>Counts from 1, blank lines too.</summary>
    public int LineNumber { get; private set; }

    /// <summary>The last line had no line break after it.</summary>
    public bool IsLastLineOpen { get; private set; }

    /// <summary>The line is longer than allowed; nothing can be read after it.</summary>
    public bool IsTooLong { get; private set; }

    /// <summary>Null at the end, and for a line that is too long.</summary>
    public async ValueTask<ReadOnlyMemory<byte>?> ReadAsync(CancellationToken ct)
    {
        var searched = 0;
        while (true)
        {
            var found = buffer.AsSpan(start + searched, end - start - searched).IndexOf((byte)'\n');
            if (found >= 0)
            {
                var line = buffer.AsMemory(start, searched + found);
                start += searched + found + 1;
                return Take(line);
            }

            searched = end - start;
            if (isAtEnd)
            {
                var rest = buffer.AsMemory(start, searched);
                start = end;
                IsLastLineOpen = searched > 0;
                // A bare null would become an empty line here, by way of the conversion from an array.
                return searched > 0 ? Take(rest) : (ReadOnlyMemory<byte>?)null;
            }

            if (searched > maxLineBytes)
            {
                LineNumber++;
                IsTooLong = true;
                return null;
            }

            await FillAsync(ct);
        }
    }

    private ReadOnlyMemory<byte> Take(ReadOnlyMemory<byte> line)
    {
        LineNumber++;
        if (LineNumber == 1 && line.Span is [0xEF, 0xBB, 0xBF, ..])
        {
            line = line[3..];
        }

        return line.Span is [.., (byte)'\r'] ? line[..^1] : line;
    }

    private async ValueTask FillAsync(CancellationToken ct)
    {
        var held = end - start;
        if (start > 0)
        {
            buffer.AsSpan(start, held).CopyTo(buffer);
        }
        else if (held == buffer.Length)
        {
            Array.Resize(ref buffer, buffer.Length * 2);
        }

        (start, end) = (0, held);
        var read = await stream.ReadAsync(buffer.AsMemory(end), ct);
        isAtEnd = read == 0;
        end += read;
    }
}
