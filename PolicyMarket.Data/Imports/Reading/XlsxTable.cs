using System.Globalization;
using System.Runtime.CompilerServices;
using ExcelDataReader;
using PolicyMarket.Rules.Diagnostics;

namespace PolicyMarket.Data.Imports.Reading;

/// <summary>The one filled sheet of an .xlsx workbook, whose container has been proved first. Numbers come with Excel's fifteen digits, dates as yyyy-MM-dd.</summary>
internal sealed class XlsxTable : ITable
{
    private readonly Stream stream;
    private readonly IExcelDataReader reader;
    private readonly ImportLimits limits;
    private readonly int sheetRows;
    private readonly IReadOnlyDictionary<(int Row, int Column), string> errors;

    private XlsxTable(Stream stream, IExcelDataReader reader, ImportLimits limits, IReadOnlyList<string> header, IReadOnlyDictionary<(int Row, int Column), string> errors)
    {
        this.errors = errors;
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

    public static Parsed<ITable> Open(Stream stream, ImportLimits limits, CancellationToken ct)
    {
        if (WorkbookZip.Check(stream, limits, ct) is { } refused)
        {
            return Parsed<ITable>.Fail(refused);
        }

        stream.Position = 0;
        IExcelDataReader? workbook = null;
        Parsed<ITable>? opened = null;
        try
        {
            workbook = ExcelReaderFactory.CreateOpenXmlReader(stream, new ExcelReaderConfiguration { LeaveOpen = true });
            opened = OpenSheet(stream, workbook, limits);
            return opened;
        }
        catch (Exception broken) when (IsBrokenWorkbook(broken))
        {
            return Parsed<ITable>.Fail(Damaged(null));
        }
        finally
        {
            if (opened is not { IsValid: true })
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

    private static Parsed<ITable> OpenSheet(Stream stream, IExcelDataReader reader, ImportLimits limits)
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
            return Parsed<ITable>.Fail(filled.Count == 0
                ? new Diagnostic(DiagnosticCatalogue.FileEmpty, "工作簿里没有填了数据的工作表。请填好后再上传。")
                : new Diagnostic(DiagnosticCatalogue.WorkbookManySheets, $"工作簿里有 {filled.Count} 张有数据的工作表（{string.Join("、", filled.Select(sheet => sheet.Name))}），不知道导入哪一张。请每张存成一个文件分别上传。"));
        }

        reader.Reset();
        for (var index = 0; index < filled[0].Index; index++)
        {
            reader.NextResult();
        }

        var errorCells = WorkbookErrors.Find(stream, filled[0].Name);
        // Checked before the first row is read: a single cell far to the right would make every row that wide.
        if (reader.FieldCount > limits.MaxColumns)
        {
            return Parsed<ITable>.Fail(RowCells.TooManyColumns(reader.FieldCount, limits));
        }

        IReadOnlyList<string?> first = [];
        while (first.All(string.IsNullOrWhiteSpace) && reader.Read())
        {
            first = [.. Enumerable.Range(0, reader.FieldCount).Select(index => TextOf(reader.GetValue(index)))];
        }

        var header = RowCells.Header(first, limits);
        return header.IsValid
            ? Parsed<ITable>.Ok(new XlsxTable(stream, reader, limits, header.Required, errorCells))
            : Parsed<ITable>.Fail(header.Diagnostics);
    }

    private TableRow? Next()
    {
        try
        {
            return reader.Read() ? Row() : null;
        }
        catch (Exception broken) when (IsBrokenWorkbook(broken))
        {
            return TableRow.Broken(RowNumber + 1, DiagnosticCatalogue.WorkbookDamaged, Damaged(null).Message);
        }
    }

    private TableRow Row()
    {
        var cells = new string?[Header.Count];
        List<TableFault>? faults = null;
        for (var index = 0; index < reader.FieldCount; index++)
        {
            var text = TextOf(reader.GetValue(index));
            if (index >= cells.Length)
            {
                if (!string.IsNullOrWhiteSpace(text))
                {
                    (faults ??= []).Add(new TableFault(null, DiagnosticCatalogue.RowWidth, $"这一行在第 {index + 1} 列有内容，表头只有 {cells.Length} 列。请给这一列加上表头，或清空它。"));
                    break;
                }

                continue;
            }

            cells[index] = string.IsNullOrEmpty(text) ? null : text;
            if (errors.TryGetValue((RowNumber, index + 1), out var error))
            {
                (faults ??= []).Add(new TableFault(index, DiagnosticCatalogue.CellHoldsError, $"单元格里是 Excel 的错误值 {error}。请改正公式或改填数值；不知道的留空。"));
            }
            else if (RowCells.TooLong(index, text, limits) is { } tooLong)
            {
                (faults ??= []).Add(tooLong);
            }
        }

        return new TableRow(RowNumber, cells, faults ?? (IReadOnlyList<TableFault>)[]);
    }

    private static string? TextOf(object? value) => value switch
    {
        null => null,
        string text => text,
        bool truth => truth ? "true" : "false",
        // Excel keeps fifteen digits; the cast gives those and drops the binary dust behind them.
        double number when Math.Abs(number) < 1e27 => ((decimal)number).ToString(CultureInfo.InvariantCulture),
        double number => number.ToString("R", CultureInfo.InvariantCulture),
        DateTime date => date.ToString(date.TimeOfDay == TimeSpan.Zero ? "yyyy-MM-dd" : "yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture),
        IFormattable other => other.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString(),
    };

    // The workbook parser answers hostile XML with many kinds of exception; all of them mean the file.
    private static bool IsBrokenWorkbook(Exception exception) => exception is not (OperationCanceledException or OutOfMemoryException);

    private static Diagnostic Damaged(string? where) => new(
        DiagnosticCatalogue.WorkbookDamaged, "工作簿的内容无法读取。请用 Excel 或 WPS 打开核对，另存为新的 .xlsx 或 CSV 后再上传。", where);
}
