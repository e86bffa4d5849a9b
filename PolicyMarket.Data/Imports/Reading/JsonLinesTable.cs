using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using PolicyMarket.Data.Diagnostics;
using PolicyMarket.Rules.Diagnostics;

namespace PolicyMarket.Data.Imports.Reading;

/// <summary>JSON Lines: one object a line, its names are the columns. The form {"id": …, "facts": {…}} is taken apart into its facts.</summary>
internal sealed class JsonLinesTable : ITable
{
    private readonly Stream stream;
    private readonly Encoding encoding;
    private readonly ImportLimits limits;
    private readonly JsonRow row;

    private JsonLinesTable(Stream stream, Encoding encoding, ImportLimits limits)
    {
        this.stream = stream;
        this.encoding = encoding;
        this.limits = limits;
        row = new JsonRow(limits);
    }

    public TableFormat Format => TableFormat.JsonLines;

    public IReadOnlyList<string> Header => row.Names;

    public long TotalBytes => stream.Length;

    public long BytesRead => stream.Position;

    /// <summary>Reads the file once for its names, because a line leaves out what is not known.</summary>
    public static async Task<Result<ITable>> OpenAsync(Stream stream, ImportLimits limits, CancellationToken ct)
    {
        var detected = await TextForm.DetectAsync(stream, ct);
        if (!detected.Succeeded)
        {
            return Result.Fail<ITable>(detected.Diagnostics);
        }

        var table = new JsonLinesTable(stream, detected.Required, limits);
        await foreach (var read in table.ReadRowsAsync(ct))
        {
            if (read.Cells.Count == 0)
            {
                return Result.Fail<ITable>(new Diagnostic(read.Faults[0].Code, read.Faults[0].Message, TableReadingWording.RowOfJsonLines(read.Number)));
            }
        }

        var header = RowCells.Header(table.Header, limits);
        return header.Succeeded
            ? Result.Ok<ITable>(table)
            : Result.Fail<ITable>(new Diagnostic(DataDiagnostics.NoRows, TableReadingWording.NoJsonObjects));
    }

    public async IAsyncEnumerable<TableRow> ReadRowsAsync([EnumeratorCancellation] CancellationToken ct = default)
    {
        stream.Position = 0;
        await using var transcoded = encoding is UTF8Encoding ? null : Encoding.CreateTranscodingStream(stream, encoding, Encoding.UTF8, leaveOpen: true);
        var lines = new JsonLineReader(transcoded ?? stream, limits.MaxLineBytes);
        var rows = 0;
        while (await NextAsync(lines, ct) is { } read)
        {
            if (++rows > limits.MaxRows)
            {
                yield return RowCells.TooManyRows(read.Number, limits);
                yield break;
            }

            yield return read;
            if (read.Cells.Count == 0)
            {
                yield break;
            }
        }
    }

    public ValueTask DisposeAsync() => stream.DisposeAsync();

    private async ValueTask<TableRow?> NextAsync(JsonLineReader lines, CancellationToken ct)
    {
        try
        {
            while (await lines.ReadAsync(ct) is { } line)
            {
                if (line.Span.IndexOfAnyExcept((byte)' ', (byte)'\t') >= 0)
                {
                    return row.Read(line.Span, lines.LineNumber);
                }
            }

            return !lines.IsTooLong
                ? null
                : TableRow.Broken(lines.LineNumber, DataDiagnostics.CellTooLong, TableReadingWording.JsonLineTooLong(limits.MaxLineBytes / 1048576m));
        }
        catch (Exception wrong) when (wrong is JsonException or InvalidOperationException)
        {
            // InvalidOperationException: an escape that is no character, such as half a surrogate pair.
            var place = wrong is JsonException { BytePositionInLine: { } at }
                ? TableReadingWording.FaultAtByte(at + 1)
                : TableReadingWording.EscapeInvalid;
            return lines.IsLastLineOpen
                ? TableRow.Broken(lines.LineNumber, DataDiagnostics.FileCutShort, TableReadingWording.JsonCutShort)
                : TableRow.Broken(lines.LineNumber, DataDiagnostics.JsonLineBroken, TableReadingWording.JsonObjectIncomplete(place));
        }
        catch (DecoderFallbackException)
        {
            return TableRow.Broken(lines.LineNumber + 1, DataDiagnostics.FileEncodingBroken, TableReadingWording.JsonEncodingUnknown);
        }
    }
}
