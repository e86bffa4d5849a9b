using System.IO.Compression;
using System.Text;
using PolicyMarket.Data.Diagnostics;
using PolicyMarket.Data.Documents;
using PolicyMarket.Data.Documents.Formats;

namespace PolicyMarket.Tests.Data.Documents;

public sealed class DocumentFileTests
{
    private const string WordHead = "<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:body>";

    private static async Task<string> FaultAsync(string name, byte[] content, DocumentFileLimits? limits = null) =>
        Assert.Single((await DocumentFile.ReadAsync(name, content, limits)).Diagnostics).Code;

    private static async Task<string> TextAsync(string name, byte[] content) => (await DocumentFile.ReadAsync(name, content)).Required.Text;

    [Theory]
    [InlineData("utf-8")]
    [InlineData("utf-16")]
    [InlineData("GB18030")]
    public async Task Text_in_each_encoding(string name)
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        var encoding = Encoding.GetEncoding(name);

        Assert.Equal("一、对企业给予奖励。", await TextAsync("a.txt", [.. encoding.GetPreamble(), .. encoding.GetBytes("一、对企业给予奖励。")]));
    }

    [Fact]
    public async Task Markdown_loses_its_marks() =>
        Assert.Equal("标题\n1.甲乙\n丙 丁\n| a | b |\n", await TextAsync("a.md", "# 标题\n**1.甲乙**\n丙 [丁](http://x)\n| a | b |\n"u8.ToArray()));

    [Fact]
    public async Task Html_keeps_the_article_and_tables()
    {
        var text = await TextAsync(
            "a.html",
            "<html><nav>首页</nav><script>一、</script><p>一、甲</p><p style='display: none'>藏</p><table><tr><th>a</th><th>b</th></tr></table><ol><li>丙</li></ol>"u8.ToArray()
        );

        Assert.Equal("一、甲\n| a | b |\n1. 丙", text);
    }

    [Fact]
    public async Task Word_tables_and_deleted_text()
    {
        var body =
            "<w:p><w:r><w:t>一、甲</w:t></w:r><w:del><w:r><w:delText>删</w:delText></w:r></w:del></w:p>"
            + "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>a</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>b</w:t></w:r></w:p></w:tc></w:tr></w:tbl>";

        Assert.Equal("一、甲\n| a | b |\n", await TextAsync("a.docx", Word(WordHead + body + "</w:body></w:document>")));
    }

    [Fact]
    public async Task File_that_is_not_what_its_ending_says()
    {
        Assert.Equal(DataDiagnostics.DocumentKindDiffers, await FaultAsync("a.pdf", "正文"u8.ToArray()));
        Assert.Equal(DataDiagnostics.DocumentKindDiffers, await FaultAsync("a.txt", Word(WordHead + "</w:body></w:document>")));
        Assert.Equal(DataDiagnostics.DocumentKindDiffers, await FaultAsync("a.docx", "%PDF-1.7 "u8.ToArray()));
        Assert.Equal(DataDiagnostics.DocumentKindUnknown, await FaultAsync("a.exe", [0x4D, 0x5A, 0, 1]));
        Assert.Equal(DataDiagnostics.DocumentKindUnknown, await FaultAsync("a.docx", Zip(("x", "y"))));
    }

    [Fact]
    public async Task Locked_files()
    {
        Assert.Equal(DataDiagnostics.DocumentLocked, await FaultAsync("a.docx", [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]));
    }

    [Fact]
    public async Task Zip_bomb_is_stopped_by_size_and_by_count()
    {
        var limits = new DocumentFileLimits { MostEntryBytes = 10_000, MostEntries = 3 };

        Assert.Equal(DataDiagnostics.DocumentExpands, await FaultAsync("a.docx", Zip(("word/document.xml", new string('a', 20_000))), limits));
        Assert.Equal(DataDiagnostics.DocumentExpands, await FaultAsync("a.docx", Zip(("1", ""), ("2", ""), ("3", ""), ("4", "")), limits));
    }

    [Fact]
    public async Task Too_big_empty_and_damaged_files()
    {
        Assert.Equal(DataDiagnostics.DocumentFileTooBig, await FaultAsync("a.txt", new byte[11], new DocumentFileLimits { MostBytes = 10 }));
        Assert.Equal(DataDiagnostics.DocumentHasNoText, await FaultAsync("a.txt", []));
        Assert.Equal(DataDiagnostics.DocumentDamaged, await FaultAsync("a.pdf", "%PDF-1.7 broken"u8.ToArray()));
        Assert.Equal(DataDiagnostics.DocumentDamaged, await FaultAsync("a.docx", "PK\u0003\u0004broken"u8.ToArray()));
        Assert.Equal(DataDiagnostics.DocumentDamaged, await FaultAsync("a.docx", Word("<w:document")));
    }

    [Fact]
    public async Task Entities_are_refused()
    {
        const string Bomb = "<!DOCTYPE x [<!ENTITY a \"aaaa\">]>";

        Assert.Equal(DataDiagnostics.DocumentEntities, await FaultAsync("a.docx", Word(Bomb + WordHead + "<w:p/></w:body></w:document>")));
        Assert.Equal(DataDiagnostics.DocumentEntities, await FaultAsync("a.ofd", Zip(("OFD.xml", Bomb + "<OFD/>"))));
    }

    [Fact]
    public async Task Pages_without_text_are_refused()
    {
        Assert.Equal(DataDiagnostics.DocumentHasNoText, await FaultAsync("a.ofd", Zip(("OFD.xml", "<OFD/>"))));
    }

    [Fact]
    public async Task Broken_encoding_is_refused() =>
        Assert.Equal(DataDiagnostics.DocumentEncoding, await FaultAsync("a.txt", [.. "一二三四五六七八九十"u8, 0xFF, 0xFE, (byte)'a', .. "一二三"u8]));

    private static byte[] Word(string document) =>
        Zip(
            (
                "[Content_Types].xml",
                "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default Extension=\"rels\" "
                    + "ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Override PartName=\"/word/document.xml\" "
                    + "ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml\"/></Types>"
            ),
            (
                "_rels/.rels",
                "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"r1\" "
                    + "Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument\" Target=\"word/document.xml\"/></Relationships>"
            ),
            ("word/document.xml", document)
        );

    private static byte[] Zip(params (string Name, string Content)[] entries)
    {
        using var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, content) in entries)
            {
                using var writer = new StreamWriter(zip.CreateEntry(name).Open());
                writer.Write(content);
            }
        }

        return stream.ToArray();
    }
}
