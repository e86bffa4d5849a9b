using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace PolicyMarket.Data.Payouts.Files;

/// <summary>Writes rows of text as an .xlsx workbook whose cells are all of the format “text”, so that no program shortens an account number.</summary>
internal static class InstructionWorkbook
{
    /// <summary>The built-in number format "@".</summary>
    private const uint TextFormat = 49;
    private const uint TextStyle = 1;
    private const double ColumnWidth = 28;

    public static byte[] Write(IReadOnlyList<string[]> rows)
    {
        using var stream = new MemoryStream();
        using (var workbook = SpreadsheetDocument.Create(stream, SpreadsheetDocumentType.Workbook))
        {
            var book = workbook.AddWorkbookPart();
            book.AddNewPart<WorkbookStylesPart>().Stylesheet = Styles();
            var sheet = book.AddNewPart<WorksheetPart>();
            var columns = (uint)rows[0].Length;
            sheet.Worksheet = new Worksheet(
                new Columns(
                    new Column
                    {
                        Min = 1,
                        Max = columns,
                        Width = ColumnWidth,
                        CustomWidth = true,
                        Style = TextStyle,
                    }
                ),
                new SheetData(rows.Select(row => new Row(row.Select(Text))))
            );
            book.Workbook = new Workbook(
                new Sheets(
                    new Sheet
                    {
                        Id = book.GetIdOfPart(sheet),
                        SheetId = 1,
                        Name = PayoutWording.InstructionSheet,
                    }
                )
            );
        }

        return stream.ToArray();
    }

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
