using System.Collections.Immutable;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using PolicyMarket.Data.Diagnostics;
using PolicyMarket.Data.Imports.Reading;
using PolicyMarket.Rules.Diagnostics;

namespace PolicyMarket.Data.Authoring;

/// <summary>
/// Tiers of an amount in a workbook or CSV file, with a fixed header and cells of text, so that no program changes a number. Whether the numbers can be used
/// is asked by whoever takes them in.
/// </summary>
public static class TierSheet
{
    /// <summary>Rows that one table takes.</summary>
    public const int MostRows = 500;

    /// <summary>The built-in number format "@".</summary>
    private const uint TextFormat = 49;
    private const uint TextStyle = 1;
    private const double ColumnWidth = 18;

    private static readonly string[] Needed = [DraftWording.TierLow, DraftWording.TierHigh, DraftWording.TierValue];
    private static readonly string[] Optional = [DraftWording.TierLowIn, DraftWording.TierHighIn, DraftWording.TierCite];

    /// <summary>The header, in the order in which a written sheet has it.</summary>
    public static ImmutableArray<string> Columns { get; } = [Needed[0], Optional[0], Needed[1], Optional[1], Needed[2], Optional[2]];

    /// <summary>An .xlsx workbook.</summary>
    public static byte[] Write(ImmutableArray<TierSheetRow> rows)
    {
        using var stream = new MemoryStream();
        using (var workbook = SpreadsheetDocument.Create(stream, SpreadsheetDocumentType.Workbook))
        {
            var book = workbook.AddWorkbookPart();
            book.AddNewPart<WorkbookStylesPart>().Stylesheet = Styles();
            var sheet = book.AddNewPart<WorksheetPart>();
            var lines = rows.Select(row => new[] { row.Low, In(row.LowIncluded), row.High, In(row.HighIncluded), row.Value, row.Cite })
                .Prepend([.. Columns]);
            sheet.Worksheet = new Worksheet(
                new Columns(
                    new Column
                    {
                        Min = 1,
                        Max = (uint)Columns.Length,
                        Width = ColumnWidth,
                        CustomWidth = true,
                        Style = TextStyle,
                    }
                ),
                new SheetData(lines.Select(line => new Row(line.Select(Text))))
            );
            book.Workbook = new Workbook(
                new Sheets(
                    new Sheet
                    {
                        Id = book.GetIdOfPart(sheet),
                        SheetId = 1,
                        Name = DraftWording.TierSheetName,
                    }
                )
            );
        }

        return stream.ToArray();
    }

    /// <summary>All rows, or everything that is wrong, each with its row; the stream must be seekable.</summary>
    public static async Task<Result<ImmutableArray<TierSheetRow>>> ReadAsync(Stream file, CancellationToken ct)
    {
        var table = await SmallTable.ReadAsync(file, DraftWording.TierSheetName, Needed, Optional, ct);
        var wrong = table.Diagnostics.ToList();
        var rows = ImmutableArray.CreateBuilder<TierSheetRow>();
        foreach (var row in table.Rows)
        {
            var (low, high) = (Included(row, 3, isIncluded: true, wrong), Included(row, 4, isIncluded: false, wrong));
            rows.Add(new TierSheetRow(row.Cells[0], low, row.Cells[1], high, row.Cells[2], row.Cells[5], row.Row));
        }

        if (wrong.Count == 0 && rows.Count is 0 or > MostRows)
        {
            wrong.Add(new Diagnostic(DataDiagnostics.NoRows, DraftWording.TierRowCount(rows.Count, MostRows)));
        }

        return wrong.Count > 0 ? Result.Fail<ImmutableArray<TierSheetRow>>(wrong) : Result.Ok(rows.ToImmutable());
    }

    private static bool Included(CellRow row, int cell, bool isIncluded, List<Diagnostic> wrong)
    {
        var text = row.Cells[cell];
        if (text.Length == 0 || text == In(isIncluded))
        {
            return isIncluded;
        }

        if (text != In(!isIncluded))
        {
            wrong.Add(
                new Diagnostic(
                    DataDiagnostics.WorkTextShape,
                    DraftWording.TierEndUnknown(SmallTable.Shorten(text)),
                    DraftWording.TierPlace(row.Row, cell == 3 ? DraftWording.TierLowIn : DraftWording.TierHighIn)
                )
            );
        }

        return !isIncluded;
    }

    private static string In(bool isIncluded) => isIncluded ? DraftWording.TierIn : DraftWording.TierOut;

    private static Cell Text(string text) =>
        new()
        {
            DataType = CellValues.InlineString,
            StyleIndex = TextStyle,
            InlineString = new InlineString(new Text(text) { Space = SpaceProcessingModeValues.Preserve }),
        };

    private static Stylesheet Styles() =>
        new(
            new Fonts(new Font()),
            new Fills(new Fill(new PatternFill { PatternType = PatternValues.None }), new Fill(new PatternFill { PatternType = PatternValues.Gray125 })),
            new Borders(new Border()),
            new CellStyleFormats(new CellFormat()),
            new CellFormats(new CellFormat(), new CellFormat { NumberFormatId = TextFormat, ApplyNumberFormat = true })
        );
}
