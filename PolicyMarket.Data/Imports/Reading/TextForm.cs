using System.Text;
using System.Text.Unicode;
using PolicyMarket.Data.Diagnostics;
using PolicyMarket.Rules.Diagnostics;

namespace PolicyMarket.Data.Imports.Reading;

/// <summary>
/// Finds the encoding of a text file from its bytes: UTF-8 (with or without mark), UTF-16 with mark, else GB18030. The decoders throw on broken bytes.
/// </summary>
internal static class TextForm
{
    private const int ChunkBytes = 128 * 1024;

    // Chinese text in GB18030 yields next to no well-formed three-byte UTF-8 sequences; this many before the first bad byte mean damaged UTF-8.
    private const int EnoughCharactersForUtf8 = 8;

    public static async Task<Result<Encoding>> DetectAsync(Stream stream, CancellationToken ct)
    {
        stream.Position = 0;
        var buffer = new byte[ChunkBytes];
        var held = 0;
        long wideCharacters = 0,
            position = 0,
            line = 1;
        while (true)
        {
            var read = await stream.ReadAtLeastAsync(buffer.AsMemory(held), buffer.Length - held, throwOnEndOfStream: false, ct);
            var filled = held + read;
            if (position == 0 && MarkedEncoding(buffer.AsSpan(0, filled)) is { } marked)
            {
                return Result.Ok<Encoding>(marked);
            }

            var isEnd = filled < buffer.Length;
            var whole = isEnd ? filled : WholeCharacters(buffer.AsSpan(0, filled));
            var chunk = buffer.AsSpan(0, whole);
            if (!Utf8.IsValid(chunk))
            {
                return AfterBadByte(chunk, wideCharacters, line, isEnd);
            }

            wideCharacters += CountWide(chunk);
            line += chunk.Count((byte)'\n');
            if (isEnd)
            {
                return Result.Ok<Encoding>(Utf8Strict());
            }

            position += whole;
            held = filled - whole;
            buffer.AsSpan(whole, held).CopyTo(buffer);
        }
    }

    private static UTF8Encoding Utf8Strict() => new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private static Encoding? MarkedEncoding(ReadOnlySpan<byte> start) =>
        start switch
        {
            [0xEF, 0xBB, 0xBF, ..] => Utf8Strict(),
            [0xFF, 0xFE, ..] => new UnicodeEncoding(bigEndian: false, byteOrderMark: true, throwOnInvalidBytes: true),
            [0xFE, 0xFF, ..] => new UnicodeEncoding(bigEndian: true, byteOrderMark: true, throwOnInvalidBytes: true),
            _ => null,
        };

    /// <summary>Leaves out a character that the end of the chunk cuts in two (at most three bytes).</summary>
    private static int WholeCharacters(ReadOnlySpan<byte> bytes)
    {
        var end = bytes.Length;
        for (var back = 1; back <= 3 && back <= end; back++)
        {
            var value = bytes[end - back];
            if (value < 0x80)
            {
                return end;
            }

            if (value >= 0xC0)
            {
                var needed =
                    value >= 0xF0 ? 4
                    : value >= 0xE0 ? 3
                    : 2;
                return needed > back ? end - back : end;
            }
        }

        return end;
    }

    private static long CountWide(ReadOnlySpan<byte> bytes)
    {
        long count = 0;
        foreach (var value in bytes)
        {
            count += value >= 0xE0 ? 1 : 0;
        }

        return count;
    }

    private static Result<Encoding> AfterBadByte(ReadOnlySpan<byte> chunk, long wideBefore, long line, bool isEnd)
    {
        var rest = chunk;
        var wide = wideBefore;
        while (!rest.IsEmpty)
        {
            var status = Rune.DecodeFromUtf8(rest, out _, out var used);
            if (status != System.Buffers.OperationStatus.Done)
            {
                break;
            }

            wide += used >= 3 ? 1 : 0;
            line += rest[0] == '\n' ? 1 : 0;
            rest = rest[used..];
        }

        if (wide < EnoughCharactersForUtf8)
        {
            return Result.Ok<Encoding>(Encoding.GetEncoding("GB18030", EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback));
        }

        var cut = isEnd && rest.Length <= 3;
        return Result.Fail<Encoding>(
            cut
                ? new Diagnostic(DataDiagnostics.FileCutShort, TableReadingWording.CharacterCutAtEnd, TableReadingWording.RowOfBadByte(line))
                : new Diagnostic(DataDiagnostics.FileEncodingBroken, TableReadingWording.EncodingMixed, TableReadingWording.RowOfBadByte(line))
        );
    }
}
