using System.IO.Compression;
using System.Text;

namespace PolicyMarket.Tests.Cases;

/// <summary>
/// A workbook of one firm with its registration date. Styles: 0 general, 1 the built-in date 14, 2 the built-in date 31 without a format code, 3 a format code
/// of its own.
/// </summary>
internal static class CaseWorkbook
{
    private const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private const string Links = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private const string Package = "http://schemas.openxmlformats.org/package/2006";

    public static byte[] WithDate(string cell, bool from1904 = false, string? merged = null)
    {
        var memory = new MemoryStream();
        using (var zip = new ZipArchive(memory, ZipArchiveMode.Create, leaveOpen: true))
        {
            Add(
                zip,
                "[Content_Types].xml",
                $"""<Types xmlns="{Package}/content-types"><Default Extension="xml" ContentType="application/xml"/></Types>"""
            );
            Add(
                zip,
                "_rels/.rels",
                $"""<Relationships xmlns="{Package}/relationships"><Relationship Id="rId1" Type="{Links}/officeDocument" Target="xl/workbook.xml"/></Relationships>"""
            );
            Add(
                zip,
                "xl/workbook.xml",
                $"""<workbook xmlns="{Main}" xmlns:r="{Links}"><workbookPr{(from1904 ? " date1904=\"1\"" : "")}/><sheets><sheet name="表" sheetId="1" r:id="rId1"/></sheets></workbook>"""
            );
            Add(
                zip,
                "xl/_rels/workbook.xml.rels",
                $"""<Relationships xmlns="{Package}/relationships"><Relationship Id="rId1" Type="{Links}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="{Links}/styles" Target="styles.xml"/></Relationships>"""
            );
            Add(
                zip,
                "xl/styles.xml",
                $"""
                <styleSheet xmlns="{Main}"><numFmts count="1"><numFmt numFmtId="164" formatCode="yyyy&quot;年&quot;m&quot;月&quot;d&quot;日&quot;"/></numFmts>
                <cellXfs count="4"><xf numFmtId="0"/><xf numFmtId="14" applyNumberFormat="1"/><xf numFmtId="31" applyNumberFormat="1"/><xf numFmtId="164" applyNumberFormat="1"/></cellXfs></styleSheet>
                """
            );
            Add(
                zip,
                "xl/worksheets/sheet1.xml",
                $"""
                <worksheet xmlns="{Main}"><sheetData><row r="1">{Text("A1", "统一社会信用代码")}{Text("B1", "企业名称")}{Text("C1", "成立日期")}</row>
                <row r="2">{Text("A2", ImportedFile.Firm)}{Text("B2", "甲公司")}{cell}</row></sheetData>{(
                    merged is null ? "" : $"""<mergeCells count="1"><mergeCell ref="{merged}"/></mergeCells>"""
                )}</worksheet>
                """
            );
        }

        return memory.ToArray();
    }

    private static string Text(string reference, string text) => $"""<c r="{reference}" t="inlineStr"><is><t>{text}</t></is></c>""";

    private static void Add(ZipArchive zip, string name, string text)
    {
        using var entry = zip.CreateEntry(name).Open();
        entry.Write(Encoding.UTF8.GetBytes(text));
    }
}
