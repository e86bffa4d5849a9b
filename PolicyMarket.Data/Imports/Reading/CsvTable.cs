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
        reader = CsvReader.Create(
            encoding is UTF8Encoding ? stream : utf8,
            new CsvReaderOptions
            {
                HasHeader = false,
                SkipEmptyLines = true,
                TrackLineNumbers = true,
                DetectSeparatorHint = true,
                PoolStrings = true,
                MaxRecordSize = limits.MaxLineBytes,
                MalformedData = CsvMalformedDataHandling.Recover,
                OnMalformedRecord = record => malformed = record.Reason,
            },
            leaveOpen: true
        );
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
            return Result.Fail<ITable>(
                first is null
                    ? new Diagnostic(DataDiagnostics.FileEmpty, TableReadingWording.FileWithoutContent)
                    : new Diagnostic(first.Faults[0].Code, first.Faults[0].Message, TableReadingWording.RowOfCsv(first.Number))
            );
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
            return malformed is { } reason ? Malformed(line, reason)
                : isHeader ? HeaderRow(line)
                : DataRow(line);
        }
        catch (DecoderFallbackException)
        {
            return TableRow.Broken(line, DataDiagnostics.FileEncodingBroken, TableReadingWording.CsvEncodingUnknown);
        }
        catch (CsvFormatException)
        {
            return TableRow.Broken(line, DataDiagnostics.CellTooLong, TableReadingWording.CsvRowEndless(limits.MaxLineBytes / 1048576m));
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
            (faults ??= []).Add(new TableFault(null, DataDiagnostics.RowWidth, TableReadingWording.RowTooShort(count, cells.Length)));
        }
        else if (HasMore(cells.Length, count))
        {
            (faults ??= []).Add(new TableFault(null, DataDiagnostics.RowWidth, TableReadingWording.RowTooLong(count, cells.Length)));
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

    private static TableRow Malformed(int line, CsvMalformedReason reason) =>
        reason switch
        {
            CsvMalformedReason.UnterminatedQuote => TableRow.Broken(line, DataDiagnostics.FileCutShort, TableReadingWording.QuoteNeverClosed),
            CsvMalformedReason.StrayQuote => TableRow.Broken(line, DataDiagnostics.CsvQuotes, TableReadingWording.QuoteInBareCell),
            CsvMalformedReason.TextAfterClosingQuote => TableRow.Broken(line, DataDiagnostics.CsvQuotes, TableReadingWording.WordsAfterQuote),
            _ => TableRow.Broken(line, DataDiagnostics.CsvQuotes, TableReadingWording.QuotesWrong(reason)),
        };
}
