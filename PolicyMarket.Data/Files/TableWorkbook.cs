using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace PolicyMarket.Data.Files;

/// <summary>Writes a table as an .xlsx workbook: texts are text cells, which no program runs as formulas; sums are numbers with two decimals.</summary>
public static class TableWorkbook
{
    public const string ContentType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    /// <summary>The built-in number formats "@" and "#,##0.00".</summary>
    private const uint TextFormat = 49;
    private const uint SumFormat = 4;
    private const uint TextStyle = 1;
    private const uint SumStyle = 2;
    private const double ColumnWidth = 20;

    /// <summary>Rows of equal length, the first of which is the heading; it stays visible.</summary>
    public static byte[] Write(string sheetName, IReadOnlyList<SheetCell[]> rows)
    {
        using var stream = new MemoryStream();
        using (var workbook = SpreadsheetDocument.Create(stream, SpreadsheetDocumentType.Workbook))
        {
            var book = workbook.AddWorkbookPart();
            book.AddNewPart<WorkbookStylesPart>().Stylesheet = Styles();
            var sheet = book.AddNewPart<WorksheetPart>();
            sheet.Worksheet = new Worksheet(
                new SheetViews(
                    new SheetView(
                        new Pane
                        {
                            VerticalSplit = 1,
                            TopLeftCell = "A2",
                            ActivePane = PaneValues.BottomLeft,
                            State = PaneStateValues.Frozen,
                        }
                    )
                    {
                        WorkbookViewId = 0,
                    }
                ),
                new Columns(
                    new Column
                    {
                        Min = 1,
                        Max = (uint)rows[0].Length,
                        Width = ColumnWidth,
                        CustomWidth = true,
                    }
                ),
                new SheetData(rows.Select(row => new Row(row.Select(ToCell))))
            );
            book.Workbook = new Workbook(
                new Sheets(
                    new Sheet
                    {
                        Id = book.GetIdOfPart(sheet),
                        SheetId = 1,
                        Name = sheetName,
                    }
                )
            );
        }

        return stream.ToArray();
    }

    private static Cell ToCell(SheetCell cell) =>
        cell.IsSum
            ? new Cell
            {
                DataType = CellValues.Number,
                StyleIndex = SumStyle,
                CellValue = new CellValue(cell.Text),
            }
            : new Cell
            {
                DataType = CellValues.InlineString,
                StyleIndex = TextStyle,
                InlineString = new InlineString(new Text(cell.Text) { Space = SpaceProcessingModeValues.Preserve }),
            };

    private static Stylesheet Styles() =>
        new(
            new Fonts(new Font()),
            new Fills(new Fill(new PatternFill { PatternType = PatternValues.None }), new Fill(new PatternFill { PatternType = PatternValues.Gray125 })),
            new Borders(new Border()),
            new CellStyleFormats(new CellFormat()),
            new CellFormats(
                new CellFormat(),
                new CellFormat { NumberFormatId = TextFormat, ApplyNumberFormat = true },
                new CellFormat { NumberFormatId = SumFormat, ApplyNumberFormat = true }
            )
        );
}
