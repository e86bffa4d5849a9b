using System.Globalization;
using System.Runtime.CompilerServices;
using ExcelDataReader;
using PolicyMarket.Data.Diagnostics;
using PolicyMarket.Rules.Diagnostics;

namespace PolicyMarket.Data.Imports.Reading;

/// <summary>
/// The one filled sheet of an .xlsx workbook, whose container has been proved first. Numbers come with Excel's fifteen digits, dates as yyyy-MM-dd.
/// </summary>
internal sealed class XlsxTable : ITable
{
    /// <summary>From here on a spreadsheet keeps fewer digits than were written.</summary>
    private const double MostExact = 1e15;

    private readonly Stream stream;
    private readonly IExcelDataReader reader;
    private readonly ImportLimits limits;
    private readonly int sheetRows;
    private readonly SheetFaults found;

    private XlsxTable(Stream stream, IExcelDataReader reader, ImportLimits limits, IReadOnlyList<string> header, SheetFaults found)
    {
        this.found = found;
        this.stream = stream;
        this.reader = reader;
        this.limits = limits;
        Header = header;
        sheetRows = Math.Max(1, reader.RowCount);
    }

    public TableFormat Format => TableFormat.Xlsx;

    public IReadOnlyList<string> Header { get; }

    public long TotalBytes => stream.Length;

    // The parts of a workbook are packed, so the share of rows is the honest measure.
    public long BytesRead => (long)((decimal)TotalBytes * Math.Min(RowNumber, sheetRows) / sheetRows);

    private int RowNumber => reader.Depth + 1;

    public static Result<ITable> Open(Stream stream, ImportLimits limits, CancellationToken ct)
    {
        if (WorkbookZip.Check(stream, limits, ct) is { } refused)
        {
            return Result.Fail<ITable>(refused);
        }

        stream.Position = 0;
        IExcelDataReader? workbook = null;
        Result<ITable>? opened = null;
        try
        {
            workbook = ExcelReaderFactory.CreateOpenXmlReader(stream, new ExcelReaderConfiguration { LeaveOpen = true });
            opened = OpenSheet(stream, workbook, limits);
            return opened;
        }
        catch (Exception broken) when (IsBrokenWorkbook(broken))
        {
            return Result.Fail<ITable>(Damaged(null));
        }
        finally
        {
            if (opened is not { Succeeded: true })
            {
                workbook?.Dispose();
            }
        }
    }

    public async IAsyncEnumerable<TableRow> ReadRowsAsync([EnumeratorCancellation] CancellationToken ct = default)
    {
        await Task.CompletedTask;
        var rows = 0;
        while (Next() is { } row)
        {
            ct.ThrowIfCancellationRequested();
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
        reader.Dispose();
        await stream.DisposeAsync();
    }

    private static Result<ITable> OpenSheet(Stream stream, IExcelDataReader reader, ImportLimits limits)
    {
        var filled = new List<(int Index, string Name)>();
        for (var index = 0; index == 0 || reader.NextResult(); index++)
        {
            if (reader.RowCount > 0 && reader.VisibleState == "visible")
            {
                filled.Add((index, reader.Name));
            }
        }

        if (filled.Count != 1)
        {
            return Result.Fail<ITable>(
                filled.Count == 0
                    ? new Diagnostic(DataDiagnostics.FileEmpty, TableReadingWording.NoFilledSheet)
                    : new Diagnostic(
                        DataDiagnostics.WorkbookManySheets,
                        TableReadingWording.ManyFilledSheets(filled.Count, string.Join("、", filled.Select(sheet => sheet.Name)))
                    )
            );
        }

        reader.Reset();
        for (var index = 0; index < filled[0].Index; index++)
        {
            reader.NextResult();
        }

        var faults = WorkbookErrors.Find(stream, filled[0].Name);
        // Checked before the first row is read: a single cell far to the right would make every row that wide.
        if (reader.FieldCount > limits.MaxColumns)
        {
            return Result.Fail<ITable>(RowCells.TooManyColumns(reader.FieldCount, limits));
        }

        IReadOnlyList<string?> first = [];
        while (first.All(string.IsNullOrWhiteSpace) && reader.Read())
        {
            first = [.. Enumerable.Range(0, reader.FieldCount).Select(index => TextOf(reader.GetValue(index)))];
        }

        var header = RowCells.Header(first, limits);
        return header.Succeeded && Merged(reader) is { } merged ? Result.Fail<ITable>(merged)
            : header.Succeeded ? Result.Ok<ITable>(new XlsxTable(stream, reader, limits, header.Required, faults))
            : Result.Fail<ITable>(header.Diagnostics);
    }

    private TableRow? Next()
    {
        try
        {
            return reader.Read() ? Row() : null;
        }
        catch (Exception broken) when (IsBrokenWorkbook(broken))
        {
            return TableRow.Broken(RowNumber + 1, DataDiagnostics.WorkbookDamaged, Damaged(null).Message);
        }
    }

    private TableRow Row()
    {
        var cells = new string?[Header.Count];
        List<TableFault>? faults = null;
        for (var index = 0; index < reader.FieldCount; index++)
        {
            var (text, wrong) = CellAt(index);
            if (index >= cells.Length)
            {
                if (!string.IsNullOrWhiteSpace(text))
                {
                    (faults ??= []).Add(new TableFault(null, DataDiagnostics.RowWidth, TableReadingWording.CellBeyondHeader(index + 1, cells.Length)));
                    break;
                }

                continue;
            }

            cells[index] = string.IsNullOrEmpty(text) ? null : text;
            if ((found.Cells.GetValueOrDefault((RowNumber, index + 1)) ?? wrong) is { } fault)
            {
                (faults ??= []).Add(fault);
            }
            else if (RowCells.TooLong(index, text, limits) is { } tooLong)
            {
                (faults ??= []).Add(tooLong);
            }
        }

        return new TableRow(RowNumber, cells, faults ?? (IReadOnlyList<TableFault>)[]);
    }

    /// <summary>The text of a cell of the current row, and what is wrong with it.</summary>
    private (string? Text, TableFault? Wrong) CellAt(int index)
    {
        switch (reader.GetValue(index))
        {
            case DateTime day when WorkbookDates.IsDayZero(day, found.CountsFrom1904):
                return (null, NoDate(index, "0"));
            case double number when WorkbookDates.IsEastAsianDate(reader.GetNumberFormatIndex(index)):
                return WorkbookDates.TextOf(number, found.CountsFrom1904) is { } date
                    ? (date, null)
                    : (null, NoDate(index, number.ToString("R", CultureInfo.InvariantCulture)));
            case double number when Math.Abs(number) >= MostExact && Math.Floor(number) == number:
                return (TextOf(number), new TableFault(index, DataDiagnostics.CellLostDigits, TableReadingWording.NumberLostDigits));
            case var value:
                return (TextOf(value), null);
        }
    }

    private static TableFault NoDate(int index, string number) => new(index, DataDiagnostics.CellNoDate, TableReadingWording.NumberIsNoDate(number));

    /// <summary>Only the first cell of a merged range holds its value, so the rows below would come out as not known.</summary>
    private static Diagnostic? Merged(IExcelDataReader reader)
    {
        var header = reader.Depth;
        return reader.MergeCells?.FirstOrDefault(range => range.ToRow > header) is { } merged
            ? new Diagnostic(
                DataDiagnostics.CellMerged,
                TableReadingWording.CellsMerged,
                TableReadingWording.RangeOfCells(merged.FromRow + 1, merged.ToRow + 1, merged.FromColumn + 1, merged.ToColumn + 1)
            )
            : null;
    }

    private static string? TextOf(object? value) =>
        value switch
        {
            null => null,
            string text => text,
            bool truth => truth ? "true" : "false",
            // Excel keeps fifteen digits; the cast gives those and drops the binary dust behind them.
            double number when Math.Abs(number) < 1e27 => ((decimal)number).ToString(CultureInfo.InvariantCulture),
            double number => number.ToString("R", CultureInfo.InvariantCulture),
            DateTime date => WorkbookDates.TextOf(date),
            IFormattable other => other.ToString(null, CultureInfo.InvariantCulture),
            _ => value.ToString(),
        };

    // The workbook parser answers hostile XML with many kinds of exception; all of them mean the file.
    private static bool IsBrokenWorkbook(Exception exception) => exception is not (OperationCanceledException or OutOfMemoryException);

    private static Diagnostic Damaged(string? where) => new(DataDiagnostics.WorkbookDamaged, TableReadingWording.WorkbookUnreadable, where);
}
