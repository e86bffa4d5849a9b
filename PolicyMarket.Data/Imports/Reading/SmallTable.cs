using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using ExcelDataReader;
using PolicyMarket.Data.Diagnostics;
using PolicyMarket.Data.Files;
using PolicyMarket.Rules.Diagnostics;

namespace PolicyMarket.Data.Imports.Reading;

/// <summary>
/// A small CSV (UTF-8 or GB18030) or XLSX file with a fixed header, as text cells in the order of the columns: what banks and desks send.
/// Columns may stand in any order; optional ones that are absent are empty cells. A numeric cell that cannot hold its digits is written in
/// exponent form, so that whoever reads a code from it can refuse it.
/// </summary>
internal sealed record SmallTable(string ContentHash, ImmutableArray<CellRow> Rows, ImmutableArray<Diagnostic> Diagnostics)
{
    private const int MostBytes = 8 * 1024 * 1024;
    private const int MostListed = 200;

    /// <summary>Numbers from here on do not keep all their digits in a spreadsheet.</summary>
    private const double FirstInexactNumber = 1e15;

    private static readonly ImportLimits Limits = new()
    {
        MaxFileBytes = MostBytes,
        MaxUnpackedBytes = 64L * 1024 * 1024,
        MaxColumns = 50,
    };

    /// <summary>Reads to the end of the stream. <paramref name="what"/> names the file in messages, e.g. "银行回执文件".</summary>
    public static async Task<SmallTable> ReadAsync(
        Stream stream,
        string what,
        IReadOnlyList<string> columns,
        IReadOnlyList<string> optional,
        CancellationToken ct
    )
    {
        using var buffer = new MemoryStream();
        var chunk = new byte[81920];
        for (int read; (read = await stream.ReadAsync(chunk, ct)) > 0; )
        {
            await buffer.WriteAsync(chunk.AsMemory(0, read), ct);
            if (buffer.Length > MostBytes)
            {
                return Unreadable("", TableReadingWording.SmallFileTooBig(what, MostBytes / 1024 / 1024));
            }
        }

        var bytes = buffer.ToArray();
        var hash = Convert.ToHexStringLower(SHA256.HashData(bytes));
        var (rows, why) = bytes is [(byte)'P', (byte)'K', ..] ? FromWorkbook(bytes, what, ct) : FromText(bytes, what);
        return rows is null ? new(hash, [], why is null ? [] : [why]) : Arrange(hash, rows, what, columns, optional);
    }

    internal static string Shorten(string text) => text.Length <= 60 ? text : text[..60] + "…";

    private static Result<List<CellRow>> FromText(byte[] bytes, string what)
    {
        if (Decode(bytes) is not { } text)
        {
            return Result.Fail<List<CellRow>>(Broken(TableReadingWording.SmallFileKindUnknown(what), where: null));
        }

        var (rows, brokenLine) = new StrictCsv(text).Cut();
        return brokenLine is null
            ? Result.Ok(rows)
            : Result.Fail<List<CellRow>>(Broken(TableReadingWording.QuotesUnpaired, TableReadingWording.RowWithBadQuotes(brokenLine)));
    }

    private static Result<List<CellRow>> FromWorkbook(byte[] bytes, string what, CancellationToken ct)
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        using var stream = new MemoryStream(bytes);
        if (WorkbookZip.Check(stream, Limits, ct) is { } refused)
        {
            return Result.Fail<List<CellRow>>(refused);
        }

        stream.Position = 0;
        try
        {
            using var reader = ExcelReaderFactory.CreateOpenXmlReader(stream);
            if (reader.FieldCount > Limits.MaxColumns)
            {
                return Result.Fail<List<CellRow>>(RowCells.TooManyColumns(reader.FieldCount, Limits));
            }

            var rows = new List<CellRow>();
            while (reader.Read())
            {
                string[] cells = [.. Enumerable.Range(0, reader.FieldCount).Select(i => TextOf(reader.GetValue(i)))];
                if (cells.Any(c => !string.IsNullOrWhiteSpace(c)))
                {
                    rows.Add(new CellRow(reader.Depth + 1, cells));
                }
            }

            return Result.Ok(WithoutEmptyEnds(rows));
        }
        catch (Exception broken) when (broken is not (OperationCanceledException or OutOfMemoryException))
        {
            // The workbook parser answers a damaged file with many kinds of exception; all of them mean the file.
            return Result.Fail<List<CellRow>>(Broken(TableReadingWording.SmallFileUnreadable(what), where: null));
        }
    }

    /// <summary>A sheet is as wide as its widest cell; columns without a name at its end are none.</summary>
    private static List<CellRow> WithoutEmptyEnds(List<CellRow> rows)
    {
        if (rows.Count == 0)
        {
            return rows;
        }

        var width = Array.FindLastIndex(rows[0].Cells, c => !string.IsNullOrWhiteSpace(c)) + 1;
        return rows.ConvertAll(row =>
            Array.FindLastIndex(row.Cells, c => !string.IsNullOrWhiteSpace(c)) < width ? row with { Cells = row.Cells[..width] } : row
        );
    }

    private static string TextOf(object? value) =>
        value switch
        {
            null => "",
            string text => text,
            bool truth => truth ? "是" : "否",
            double number when Math.Abs(number) >= FirstInexactNumber => number.ToString("0.#####E+0", CultureInfo.InvariantCulture),
            double number => ((decimal)number).ToString(CultureInfo.InvariantCulture),
            DateTime date => date.ToString(date.TimeOfDay == TimeSpan.Zero ? "yyyy-MM-dd" : "yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture),
            IFormattable other => other.ToString(null, CultureInfo.InvariantCulture),
            _ => value.ToString() ?? "",
        };

    private static string? Decode(byte[] bytes)
    {
        foreach (
            var encoding in (Encoding[])
                [
                    new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true),
                    CodePagesEncodingProvider.Instance.GetEncoding("GB18030", EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback)
                        ?? throw new InvalidOperationException("The framework has no GB18030."),
                ]
        )
        {
            try
            {
                return encoding.GetString(bytes).TrimStart('\uFEFF');
            }
            catch (DecoderFallbackException)
            {
                // Not this encoding: the next one is tried, and none of them is said in words.
            }
        }

        return null;
    }

    private static SmallTable Arrange(string hash, List<CellRow> rows, string what, IReadOnlyList<string> columns, IReadOnlyList<string> optional)
    {
        if (rows.Count == 0)
        {
            return Unreadable(hash, TableReadingWording.SmallFileEmpty(what));
        }

        string[] header = [.. rows[0].Cells.Select(c => c.Trim())];
        if (
            header.Distinct(StringComparer.Ordinal).Count() != header.Length
            || columns.Except(header).Any()
            || header.Except(columns).Except(optional).Any()
        )
        {
            var may = optional.Count == 0 ? "" : TableReadingWording.OptionalColumns(string.Join(",", optional));
            return new(
                hash,
                [],
                [
                    new Diagnostic(
                        DataDiagnostics.BankFileHeader,
                        TableReadingWording.HeaderDiffers(string.Join(",", columns), may, Shorten(string.Join(",", header))),
                        TableReadingWording.FirstRow
                    ),
                ]
            );
        }

        int[] order = [.. columns.Concat(optional).Select(c => Array.IndexOf(header, c))];
        var good = ImmutableArray.CreateBuilder<CellRow>();
        var bad = ImmutableArray.CreateBuilder<Diagnostic>();
        foreach (var row in rows.Skip(1))
        {
            if (Fault(row, header) is { } fault)
            {
                bad.Add(fault);
            }
            else
            {
                good.Add(new CellRow(row.Row, [.. order.Select(i => i < 0 ? "" : row.Cells[i].Trim())]));
            }
        }

        return new(hash, good.ToImmutable(), [.. bad.Take(MostListed)]);
    }

    private static Diagnostic? Fault(CellRow row, string[] header)
    {
        if (row.Cells.Length != header.Length)
        {
            return new Diagnostic(
                DataDiagnostics.BankFileColumns,
                TableReadingWording.ColumnCountDiffers(row.Cells.Length, header.Length),
                TableReadingWording.RowOfFile(row.Row)
            );
        }

        var formula = Array.FindIndex(row.Cells, static cell => CsvCell.IsFormula(cell));
        return formula < 0
            ? null
            : new Diagnostic(
                DataDiagnostics.BankFileFormula,
                TableReadingWording.CellStartsFormula(Shorten(row.Cells[formula])),
                TableReadingWording.RowAndHeader(row.Row, header[formula])
            );
    }

    private static Diagnostic Broken(string message, string? where) => new(DataDiagnostics.BankFileUnreadable, message, where);

    private static SmallTable Unreadable(string hash, string message) => new(hash, [], [Broken(message, where: null)]);
}
