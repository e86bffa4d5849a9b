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
                return Result.Fail<ITable>(new Diagnostic(read.Faults[0].Code, read.Faults[0].Message, $"第 {read.Number} 行"));
            }
        }

        var header = RowCells.Header(table.Header, limits);
        return header.Succeeded ? Result.Ok<ITable>(table) : Result.Fail<ITable>(
            new Diagnostic(DataDiagnostics.NoRows, "文件里没有数据。每行应是一个 JSON 对象，如 {\"统一社会信用代码\": \"…\", \"从业人员\": 12}。"));
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

            return !lines.IsTooLong ? null : TableRow.Broken(
                lines.LineNumber, DataDiagnostics.CellTooLong, $"这一行超过 {limits.MaxLineBytes / 1048576m:0.##} MB。JSON Lines 应当每行一个对象，请检查换行。");
        }
        catch (Exception wrong) when (wrong is JsonException or InvalidOperationException)
        {
            // InvalidOperationException: an escape that is no character, such as half a surrogate pair.
            var place = wrong is JsonException { BytePositionInLine: { } at } ? $"（第 {at + 1} 个字节处有误）" : "（文字里有无效的转义）";
            return lines.IsLastLineOpen
                ? TableRow.Broken(lines.LineNumber, DataDiagnostics.FileCutShort, "最后一行在 JSON 对象的中间断开，文件多半没有写完或没有传完。请重新导出、重新上传整个文件。")
                : TableRow.Broken(lines.LineNumber, DataDiagnostics.JsonLineBroken, $"这一行不是完整的 JSON 对象{place}。每行应是一个对象，行内不能换行，不要用整份 JSON 数组。");
        }
        catch (DecoderFallbackException)
        {
            return TableRow.Broken(lines.LineNumber + 1, DataDiagnostics.FileEncodingBroken, "这一行附近有无法辨认的文字，编码既不是 UTF-8 也不是 GB18030。请另存为 UTF-8 后再上传。");
        }
    }
}
