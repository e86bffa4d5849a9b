using System.Runtime.CompilerServices;
using System.Text;
using CsvHelper;
using PolicyMarket.Data.Diagnostics;
using PolicyMarket.Rules.Diagnostics;

namespace PolicyMarket.Data.Imports.Reading;

/// <summary>A CSV file: comma, semicolon, tab or bar; UTF-8, UTF-16 or GB18030; quotes as RFC 4180 has them and not otherwise.</summary>
internal sealed class CsvTable : ITable
{
    private readonly Stream stream;
    private readonly ImportLimits limits;
    private readonly CsvReader reader;
    private CsvMalformedReason? malformed;
    private int rows;

    private CsvTable(Stream stream, Encoding encoding, ImportLimits limits)
    {
        this.stream = stream;
        this.limits = limits;
        stream.Position = 0;
        // The transcoding stream carries our throwing decoder; the reader's own would put replacement characters.
        var utf8 = Encoding.CreateTranscodingStream(stream, encoding, Encoding.UTF8, leaveOpen: true);
        reader = CsvReader.Create(encoding is UTF8Encoding ? stream : utf8, new CsvReaderOptions
        {
            HasHeader = false,
            SkipEmptyLines = true,
            TrackLineNumbers = true,
            DetectSeparatorHint = true,
            PoolStrings = true,
            MaxRecordSize = limits.MaxLineBytes,
            MalformedData = CsvMalformedDataHandling.Recover,
            OnMalformedRecord = record => malformed = record.Reason,
        }, leaveOpen: true);
    }

    public TableFormat Format => TableFormat.Csv;

    public IReadOnlyList<string> Header { get; private set; } = [];

    public long TotalBytes => stream.Length;

    public long BytesRead => stream.Position;

    public static async Task<Result<ITable>> OpenAsync(Stream stream, ImportLimits limits, CancellationToken ct)
    {
        var detected = await TextForm.DetectAsync(stream, ct);
        if (!detected.Succeeded)
        {
            return Result.Fail<ITable>(detected.Diagnostics);
        }

        var table = new CsvTable(stream, detected.Required, limits);
        var first = await table.NextAsync(isHeader: true, ct);
        if (first is null or { Faults.Count: > 0 })
        {
            await table.reader.DisposeAsync();
            return Result.Fail<ITable>(first is null
                ? new Diagnostic(DataDiagnostics.FileEmpty, "文件里没有任何内容。请重新导出后再上传。")
                : new Diagnostic(first.Faults[0].Code, first.Faults[0].Message, $"第 {first.Number} 行"));
        }

        var header = RowCells.Header(first.Cells, limits);
        if (!header.Succeeded)
        {
            await table.reader.DisposeAsync();
            return Result.Fail<ITable>(header.Diagnostics);
        }

        table.Header = header.Required;
        return Result.Ok<ITable>(table);
    }

    public async IAsyncEnumerable<TableRow> ReadRowsAsync([EnumeratorCancellation] CancellationToken ct = default)
    {
        while (await NextAsync(isHeader: false, ct) is { } row)
        {
            if (row is { Cells.Count: 0, Faults.Count: > 0 })
            {
                yield return row;
                yield break;
            }

            if (row.Faults.Count == 0 && row.Cells.All(string.IsNullOrWhiteSpace))
            {
                continue;
            }

            if (++rows > limits.MaxRows)
            {
                yield return RowCells.TooManyRows(row.Number, limits);
                yield break;
            }

            yield return row;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await reader.DisposeAsync();
        await stream.DisposeAsync();
    }

    /// <summary>The next record; one that cannot be read has faults and no cells; null at the end.</summary>
    private async ValueTask<TableRow?> NextAsync(bool isHeader, CancellationToken ct)
    {
        var line = 0;
        try
        {
            malformed = null;
            line = LineAfter();
            if (!await reader.ReadAsync(ct))
            {
                return null;
            }

            line = (int)reader.LineNumber;
            return malformed is { } reason ? Malformed(line, reason) : isHeader ? HeaderRow(line) : DataRow(line);
        }
        catch (DecoderFallbackException)
        {
            return TableRow.Broken(line, DataDiagnostics.FileEncodingBroken, "这一行附近有无法辨认的文字，编码既不是 UTF-8 也不是 GB18030，或文件在汉字中间断开。请另存为 UTF-8 后再上传。");
        }
        catch (CsvFormatException)
        {
            return TableRow.Broken(line, DataDiagnostics.CellTooLong, $"这一行起超过 {limits.MaxLineBytes / 1048576m:0.##} MB 还没有结束，多半是少了一个右引号（\"）。请补上后再上传。");
        }
    }

    // The line on which the next record starts at the earliest, for a message when it cannot be read.
    private int LineAfter() => rows == 0 && Header.Count == 0 ? 1 : (int)reader.LineNumber + 1;

    private TableRow HeaderRow(int line)
    {
        if (reader.FieldCount > limits.MaxColumns)
        {
            var tooMany = RowCells.TooManyColumns(reader.FieldCount, limits);
            return TableRow.Broken(line, tooMany.Code, tooMany.Message);
        }

        var cells = new string[reader.FieldCount];
        for (var index = 0; index < cells.Length; index++)
        {
            cells[index] = reader.GetString(index);
        }

        return new TableRow(line, cells);
    }

    private TableRow DataRow(int line)
    {
        var cells = new string?[Header.Count];
        List<TableFault>? faults = null;
        var count = reader.FieldCount;
        for (var index = 0; index < Math.Min(count, cells.Length); index++)
        {
            var text = reader.GetString(index);
            cells[index] = text.Length == 0 ? null : text;
            if (RowCells.TooLong(index, text, limits) is { } tooLong)
            {
                (faults ??= []).Add(tooLong);
            }
        }

        if (count < cells.Length)
        {
            (faults ??= []).Add(new TableFault(null, DataDiagnostics.RowWidth, $"这一行只有 {count} 列，表头有 {cells.Length} 列。若是最后一行，文件多半没有写完；请补齐各列（没有的留空）后再上传。"));
        }
        else if (HasMore(cells.Length, count))
        {
            (faults ??= []).Add(new TableFault(null, DataDiagnostics.RowWidth, $"这一行有 {count} 列，表头只有 {cells.Length} 列。内容里有分隔符时请给单元格加英文双引号。"));
        }

        return new TableRow(line, cells, faults ?? (IReadOnlyList<TableFault>)[]);
    }

    private bool HasMore(int from, int to)
    {
        for (var index = from; index < to; index++)
        {
            if (!reader.GetSpan(index).IsEmpty)
            {
                return true;
            }
        }

        return false;
    }

    private static TableRow Malformed(int line, CsvMalformedReason reason) => reason switch
    {
        CsvMalformedReason.UnterminatedQuote => TableRow.Broken(
            line, DataDiagnostics.FileCutShort, "从这一行开始的引号到文件结尾都没有关闭，文件多半没有写完或没有传完。请重新导出、重新上传整个文件。"),
        CsvMalformedReason.StrayQuote => TableRow.Broken(
            line, DataDiagnostics.CsvQuotes, "没有加引号的单元格里出现了英文双引号。请把整个单元格用双引号括起来，里面的双引号写两遍。"),
        CsvMalformedReason.TextAfterClosingQuote => TableRow.Broken(
            line, DataDiagnostics.CsvQuotes, "单元格的右引号后面还有文字。单元格里的英文双引号请写两遍。"),
        _ => TableRow.Broken(line, DataDiagnostics.CsvQuotes, $"这一行的引号写法有误（{reason}）。请用 Excel 或 WPS 重新导出 CSV。"),
    };
}
