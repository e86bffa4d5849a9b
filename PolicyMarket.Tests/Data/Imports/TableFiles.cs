using System.IO.Compression;
using System.Text;
using PolicyMarket.Data.Imports.Reading;
using PolicyMarket.Rules.Diagnostics;
using PolicyMarket.Rules.Values;

namespace PolicyMarket.Tests.Data.Imports;

/// <summary>Makes files in memory and reads them as an import would.</summary>
internal static class TableFiles
{
    private const string RelationshipTypes = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

    public static byte[] Utf8(string text) => Encoding.UTF8.GetBytes(text);

    public static byte[] Gb18030(string text)
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        return Encoding.GetEncoding("GB18030").GetBytes(text);
    }

    /// <summary>A valid credit code made from a number.</summary>
    public static string FirmCode(int number)
    {
        var body = "91431382" + number.ToString("000000000", System.Globalization.CultureInfo.InvariantCulture);
        return body + CreditCode.CheckCharacter(body);
    }

    /// <summary>A workbook; cells are the inner XML of a row, or plain texts through <see cref="Text"/>.</summary>
    public static byte[] Workbook(params string[] sheets) => Workbook([.. sheets.Select(sheet => (Action<TextWriter>)(writer => writer.Write(sheet)))]);

    /// <summary>A workbook whose sheets are written row by row.</summary>
    public static byte[] Workbook(params Action<TextWriter>[] sheets)
    {
        var memory = new MemoryStream();
        using (var zip = new ZipArchive(memory, ZipArchiveMode.Create, leaveOpen: true))
        {
            Add(
                zip,
                "[Content_Types].xml",
                """<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/></Types>"""
            );
            Add(
                zip,
                "_rels/.rels",
                $"""<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="{RelationshipTypes}/officeDocument" Target="xl/workbook.xml"/></Relationships>"""
            );
            var list = string.Concat(sheets.Select((_, index) => $"""<sheet name="表{index + 1}" sheetId="{index + 1}" r:id="rId{index + 1}"/>"""));
            Add(zip, "xl/workbook.xml", $"""<workbook xmlns="{Main}" xmlns:r="{RelationshipTypes}"><sheets>{list}</sheets></workbook>""");
            var links = string.Concat(
                sheets.Select(
                    (_, index) => $"""<Relationship Id="rId{index + 1}" Type="{RelationshipTypes}/worksheet" Target="worksheets/sheet{index + 1}.xml"/>"""
                )
            );
            Add(
                zip,
                "xl/_rels/workbook.xml.rels",
                $"""<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{links}<Relationship Id="rId900" Type="{RelationshipTypes}/styles" Target="styles.xml"/></Relationships>"""
            );
            Add(
                zip,
                "xl/styles.xml",
                $"""<styleSheet xmlns="{Main}"><cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="14" applyNumberFormat="1"/></cellXfs></styleSheet>"""
            );
            for (var index = 0; index < sheets.Length; index++)
            {
                using var writer = new StreamWriter(zip.CreateEntry($"xl/worksheets/sheet{index + 1}.xml").Open());
                writer.Write($"""<worksheet xmlns="{Main}"><sheetData>""");
                sheets[index](writer);
                writer.Write("</sheetData></worksheet>");
            }
        }

        return memory.ToArray();
    }

    public static string Text(string cell, string text) =>
        $"""<c r="{cell}" t="inlineStr"><is><t>{System.Security.SecurityElement.Escape(text)}</t></is></c>""";

    public static string Number(string cell, string number) => $"""<c r="{cell}"><v>{number}</v></c>""";

    public static string Row(int number, params string[] cells) => $"""<row r="{number}">{string.Concat(cells)}</row>""";

    public static async Task<(IReadOnlyList<string> Header, List<TableRow> Rows)> ReadAsync(byte[] file, string name, ImportLimits? limits = null)
    {
        await using var table = (await TableReader.OpenAsync(new MemoryStream(file), name, limits ?? ImportLimits.Default)).Required;
        var rows = new List<TableRow>();
        await foreach (var row in table.ReadRowsAsync())
        {
            rows.Add(row with { Cells = [.. row.Cells] });
        }

        return (table.Header, rows);
    }

    /// <summary>The first thing said about a bad file, as "code place: words", wherever it is found: on opening, in the header, or in a row.</summary>
    public static async Task<(ImportProblems Problems, int Sheets)> ImportAsync(byte[] file, string name, ImportLimits? limits = null)
    {
        var problems = new ImportProblems(1_000);
        var opened = await TableReader.OpenAsync(new MemoryStream(file), name, limits ?? ImportLimits.Default);
        if (!opened.Succeeded)
        {
            problems.Add(opened.Diagnostics);
            return (problems, 0);
        }

        await using var table = opened.Required;
        var map = ColumnMap.Read(table.Header, PolicyMarket.Rules.Attributes.AttributeCatalog.Starter);
        if (!map.Succeeded)
        {
            problems.Add(map.Diagnostics);
            return (problems, 0);
        }

        using var builder = new SheetBuilder(map.Required, table.Header, problems);
        var sheets = 0;
        await foreach (var row in table.ReadRowsAsync())
        {
            sheets += builder.Build(row) is null ? 0 : 1;
        }

        return (problems, sheets);
    }

    private static void Add(ZipArchive zip, string name, string text)
    {
        using var entry = zip.CreateEntry(name).Open();
        entry.Write(Encoding.UTF8.GetBytes(text));
    }
}
