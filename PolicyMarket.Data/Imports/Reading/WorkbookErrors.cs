using System.IO.Compression;
using System.Xml;

namespace PolicyMarket.Data.Imports.Reading;

/// <summary>Finds the cells of one sheet that hold an error value (#REF!, #N/A …), because the workbook parser hands them on as empty. Rows and columns count from 1.</summary>
internal static class WorkbookErrors
{
    private const int Enough = 10_000;
    private const string RelationshipId = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

    private static readonly XmlReaderSettings Strict = new() { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null };

    public static IReadOnlyDictionary<(int Row, int Column), string> Find(Stream stream, string sheetName)
    {
        stream.Position = 0;
        using var zip = new ZipArchive(stream, ZipArchiveMode.Read, leaveOpen: true);
        var errors = new Dictionary<(int Row, int Column), string>();
        if (PartOf(zip, sheetName) is { } part && zip.GetEntry(part) is { } sheet)
        {
            using var content = sheet.Open();
            using var xml = XmlReader.Create(content, Strict);
            Scan(xml, errors);
        }

        return errors;
    }

    private static string? PartOf(ZipArchive zip, string sheetName)
    {
        var id = AttributeOf(zip, "xl/workbook.xml", "sheet", xml => xml.GetAttribute("name") == sheetName, xml => xml.GetAttribute("id", RelationshipId));
        var target = id is null ? null : AttributeOf(zip, "xl/_rels/workbook.xml.rels", "Relationship", xml => xml.GetAttribute("Id") == id, xml => xml.GetAttribute("Target"));
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

    private static void Scan(XmlReader xml, Dictionary<(int Row, int Column), string> errors)
    {
        int row = 0, column = 0;
        var isError = false;
        while (errors.Count < Enough && xml.Read())
        {
            if (xml.NodeType != XmlNodeType.Element)
            {
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
                    isError = xml.GetAttribute("t") == "e";
                    break;
                case "v" when isError:
                    errors[(row, column)] = xml.ReadElementContentAsString();
                    isError = false;
                    break;
                default:
                    break;
            }
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
}
