using System.IO.Compression;
using System.Xml;
using PolicyMarket.Data.Diagnostics;
using PolicyMarket.Rules.Diagnostics;

namespace PolicyMarket.Data.Imports.Reading;

/// <summary>
/// Finds the cells of one sheet that hold an error value (#REF!, #N/A …) or a formula without a result, because the workbook parser hands them on as empty.
/// Rows and columns count from 1.
/// </summary>
internal static class WorkbookErrors
{
    private const int Enough = 10_000;
    private const string RelationshipId = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

    private static readonly XmlReaderSettings Strict = new() { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null };

    public static SheetFaults Find(Stream stream, string sheetName)
    {
        stream.Position = 0;
        using var zip = new ZipArchive(stream, ZipArchiveMode.Read, leaveOpen: true);
        var errors = new Dictionary<(int Row, int Column), TableFault>();
        if (PartOf(zip, sheetName) is { } part && zip.GetEntry(part) is { } sheet)
        {
            using var content = sheet.Open();
            using var xml = XmlReader.Create(content, Strict);
            Scan(xml, errors);
        }

        var from1904 = AttributeOf(zip, "xl/workbook.xml", "workbookPr", _ => true, xml => xml.GetAttribute("date1904"));
        return new SheetFaults(errors, from1904 is "1" or "true" or "on");
    }

    private static string? PartOf(ZipArchive zip, string sheetName)
    {
        var id = AttributeOf(zip, "xl/workbook.xml", "sheet", xml => xml.GetAttribute("name") == sheetName, xml => xml.GetAttribute("id", RelationshipId));
        var target = id is null
            ? null
            : AttributeOf(zip, "xl/_rels/workbook.xml.rels", "Relationship", xml => xml.GetAttribute("Id") == id, xml => xml.GetAttribute("Target"));
        return target switch
        {
            null => null,
            ['/', ..] => target[1..],
            _ => "xl/" + target,
        };
    }

    private static string? AttributeOf(ZipArchive zip, string part, string element, Func<XmlReader, bool> isWanted, Func<XmlReader, string?> value)
    {
        if (zip.GetEntry(part) is not { } entry)
        {
            return null;
        }

        using var content = entry.Open();
        using var xml = XmlReader.Create(content, Strict);
        while (xml.Read())
        {
            if (xml.NodeType == XmlNodeType.Element && xml.LocalName == element && isWanted(xml))
            {
                return value(xml);
            }
        }

        return null;
    }

    private static void Scan(XmlReader xml, Dictionary<(int Row, int Column), TableFault> faults)
    {
        int row = 0,
            column = 0;
        var cell = default(OpenCell);
        while (faults.Count < Enough && xml.Read())
        {
            if (xml.NodeType == XmlNodeType.EndElement && xml.LocalName == "c")
            {
                Close(cell, (row, column), faults);
            }

            if (xml.NodeType != XmlNodeType.Element)
            {
                cell = cell.IsInValue && xml.NodeType is XmlNodeType.Text or XmlNodeType.CDATA ? cell with { Value = xml.Value } : cell;
                continue;
            }

            switch (xml.LocalName)
            {
                case "row":
                    row = int.TryParse(xml.GetAttribute("r"), out var number) ? number : row + 1;
                    column = 0;
                    break;
                case "c":
                    column = ColumnOf(xml.GetAttribute("r")) ?? column + 1;
                    cell = new OpenCell(xml.GetAttribute("t"), HasFormula: false, HasValue: false, Value: null, IsInValue: false);
                    break;
                case "f":
                    cell = cell with { HasFormula = true, IsInValue = false };
                    break;
                case "v":
                    cell = cell with { HasValue = true, IsInValue = true };
                    break;
                default:
                    break;
            }
        }
    }

    private static void Close(in OpenCell cell, (int Row, int Column) place, Dictionary<(int Row, int Column), TableFault> faults)
    {
        if (cell.Type == "e")
        {
            faults[place] = new TableFault(place.Column - 1, DataDiagnostics.CellHoldsError, TableReadingWording.CellHoldsError(cell.Value));
        }
        else if (cell.IsWithoutResult)
        {
            faults[place] = new TableFault(place.Column - 1, DataDiagnostics.CellFormulaWithoutValue, TableReadingWording.FormulaWithoutResult);
        }
    }

    /// <summary>“AB12” is column 28.</summary>
    private static int? ColumnOf(string? reference)
    {
        var column = 0;
        foreach (var letter in reference ?? "")
        {
            if (letter is < 'A' or > 'Z' || column > 100_000)
            {
                break;
            }

            column = (column * 26) + letter - 'A' + 1;
        }

        return column == 0 ? null : column;
    }

    /// <summary>A formula whose result is the empty text says so by its type and an empty value.</summary>
    private readonly record struct OpenCell(string? Type, bool HasFormula, bool HasValue, string? Value, bool IsInValue)
    {
        public bool IsWithoutResult => HasFormula && string.IsNullOrEmpty(Value) && !(Type == "str" && HasValue);
    }
}
