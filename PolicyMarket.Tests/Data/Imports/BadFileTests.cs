using System.IO.Compression;
using System.Text;
using PolicyMarket.Data.Diagnostics;
using PolicyMarket.Data.Imports.Reading;
using PolicyMarket.Rules.Diagnostics;
using PolicyMarket.Tests.Support;
using static PolicyMarket.Tests.Data.Imports.TableFiles;

namespace PolicyMarket.Tests.Data.Imports;

/// <summary>Each kind of bad file with the exact place that its message names.</summary>
public sealed class BadFileTests
{
    private const string Head = "统一社会信用代码,企业名称,从业人员,成立日期";
    private static readonly string A = FirmCode(1);
    private static readonly string B = FirmCode(2);

    private static readonly ImportLimits Small = new()
    {
        MaxFileBytes = 200_000,
        MaxRows = 3,
        MaxColumns = 6,
        MaxCellChars = 100,
        MaxLineBytes = 4_000,
        MaxUnpackedBytes = 3_000_000,
    };

    public static TheoryData<string, string, string, string, string> BadCsv =>
        new()
        {
            { $"{Head}\n{A},甲,12,2020-01-01\n{B},\"乙,3,2020-01-01\n", "a.csv", DataDiagnostics.FileCutShort, "第 3 行", "重新导出" },
            { $"{Head}\n{A},甲,12,2020-01-01\n{B},乙", "a.csv", DataDiagnostics.RowWidth, "第 3 行", "没有写完" },
            { $"{Head}\n{A},甲,12,2020-01-01,多\n", "a.csv", DataDiagnostics.RowWidth, "第 2 行", "加英文双引号" },
            { $"{Head}\n{A},甲\"乙,12,2020-01-01\n", "a.csv", DataDiagnostics.CsvQuotes, "第 2 行", "写两遍" },
            { $"{Head}\n{A},\"甲\"乙,12,2020-01-01\n", "a.csv", DataDiagnostics.CsvQuotes, "第 2 行", "写两遍" },
            { $"{Head}\n{A},甲,=SUM(A1:A9),2020-01-01\n", "a.csv", DataDiagnostics.CellHoldsFormula, "第 2 行 · 从业人员", "选择性粘贴" },
            { $"{Head}\n{A},@HYPERLINK(1),1,2020-01-01\n", "a.csv", DataDiagnostics.CellHoldsFormula, "第 2 行 · 企业名称", "选择性粘贴" },
            { $"{Head}\n{A[..17]}?,甲,1,2020-01-01\n", "a.csv", DiagnosticCatalogue.CreditCodeCharacter, "第 2 行 · 统一社会信用代码", "第 18 位" },
            {
                $"{Head}\n{A[..16]}{(A[16] == '0' ? '1' : '0')}{A[17]},甲,1,2020-01-01\n",
                "a.csv",
                DiagnosticCatalogue.CreditCodeCheck,
                "第 2 行 · 统一社会信用代码",
                "应为"
            },
            { $"{Head}\n,甲,1,2020-01-01\n", "a.csv", DataDiagnostics.FirmCodeMissing, "第 2 行 · 统一社会信用代码", "补上" },
            { $"{Head}\n{A},甲,十二,2020-01-01\n", "a.csv", DiagnosticCatalogue.FactNotNumber, "第 2 行 · 从业人员", "不是数字" },
            { $"{Head}\n{A},甲,12,2020-02-30\n", "a.csv", DiagnosticCatalogue.FactNotDate, "第 2 行 · 成立日期", "2020-02-30" },
            { $"{Head},从业人员数\n{A},甲,12,2020-02-03,1\n", "a.csv", DataDiagnostics.ColumnUnknown, "第 5 列", "从业人" },
            { $"{Head},employees\n{A},甲,12,2020-02-03,1\n", "a.csv", DataDiagnostics.ColumnTwice, "第 5 列", "第 3 列" },
            { $"统一社会信用代码,,从业人员\n{A},甲,12\n", "a.csv", DataDiagnostics.ColumnUnnamed, "第 2 列", "填上" },
            { "企业名称,从业人员\n甲,12\n", "a.csv", DataDiagnostics.ColumnKeyMissing, "表头", "加上这一列" },
            {
                $"{Head}\n" + string.Concat(Enumerable.Range(1, 4).Select(n => $"{FirmCode(n)},甲,1,2020-01-01\n")),
                "a.csv",
                DataDiagnostics.TooManyRows,
                "第 5 行",
                "拆成"
            },
            { $"{Head},a,b,c\n", "a.csv", DataDiagnostics.TooManyColumns, "第 1 行", "6 列" },
            { $"{Head}\n{A},{new string('甲', 101)},1,2020-01-01\n", "a.csv", DataDiagnostics.CellTooLong, "第 2 行 · 企业名称", "101" },
            { $"{Head}\n{A},\"{new string('x', 150_000)}", "a.csv", DataDiagnostics.CellTooLong, "第 2 行", "右引号" },
            { "", "a.csv", DataDiagnostics.FileEmpty, "a.csv", "空的" },
            { "\n\n", "a.csv", DataDiagnostics.FileEmpty, "整个文件", "没有任何内容" },
            { new string('x', 200_001), "a.csv", DataDiagnostics.FileTooBig, "整个文件", "没有保存" },
            { "abc", "a.pdf", DataDiagnostics.FileKindUnknown, "a.pdf", ".csv" },
            {
                $"{{\"credit_code\":\"{A}\",\"employees\":1}}\n{{\"credit_code\":\"{B}\",\"emp",
                "a.jsonl",
                DataDiagnostics.FileCutShort,
                "第 2 行",
                "重新上传"
            },
            {
                $"{{\"credit_code\":\"{A}\",\"employees\":1,}}\n{{\"credit_code\":\"{B}\"}}\n",
                "a.jsonl",
                DataDiagnostics.JsonLineBroken,
                "第 1 行",
                "字节处"
            },
            { $"{{\"credit_code\":\"\\ud800\"}}\n", "a.jsonl", DataDiagnostics.JsonLineBroken, "第 1 行", "转义" },
            { $"[{{\"credit_code\":\"{A}\"}}]\n", "a.json", DataDiagnostics.JsonLineBroken, "第 1 行", "JSON 数组" },
            {
                $"{{\"credit_code\":\"{A}\",\"employees\":1,\"employees\":2}}\n",
                "a.jsonl",
                DataDiagnostics.JsonNameTwice,
                "第 1 行 · employees",
                "写了两次"
            },
            { $"{{\"credit_code\":\"{A}\",\"employees\":{{\"n\":2}}}}\n", "a.jsonl", DataDiagnostics.CellShape, "第 1 行 · employees", "不能是对象" },
            { "\n \n", "a.jsonl", DataDiagnostics.NoRows, "整个文件", "每行" },
            {
                $"{{\"credit_code\":\"{A}\",\"enterprise_name\":\"{new string('x', 5_000)}\"}}\n",
                "a.jsonl",
                DataDiagnostics.CellTooLong,
                "第 1 行 · enterprise_name",
                "5000"
            },
            { "PK not a workbook", "a.xlsx", DataDiagnostics.FileCutShort, "整个文件", "重新保存" },
        };

    [Theory]
    [MemberData(nameof(BadCsv))]
    public async Task Bad_file_is_refused_with_place_and_remedy(string text, string name, string code, string where, string words)
    {
        var (problems, sheets) = await ImportAsync(Utf8(text), name, Small);

        var problem = problems.Listed[0];
        Assert.Equal((code, where), (problem.Code, problem.Where));
        Assert.Contains(words, problem.Reason, StringComparison.Ordinal);
        Assert.True(problems.Total >= 1 && sheets <= 3, $"{sheets} sheets, {problems.Total} problems");
    }

    [Fact]
    public async Task Each_bad_cell_of_a_row_is_listed_and_the_count_goes_beyond_the_list()
    {
        var (problems, sheets) = await ImportAsync(Utf8($"{Head}\n{A},甲,x,y\nQ,=1,2,2020-01-01\n{B},乙,1,2020-01-01\n"), "a.csv");

        Assert.Equal(
            ["第 2 行 · 从业人员", "第 2 行 · 成立日期", "第 3 行 · 统一社会信用代码", "第 3 行 · 企业名称"],
            problems.Listed.Select(problem => problem.Where)
        );
        Assert.Equal(1, sheets);

        var few = new ImportProblems(2);
        for (var row = 1; row <= 5; row++)
        {
            few.Add(new ImportProblem(row, null, "PM5017", "=坏"));
        }

        Assert.Equal((2, 5L), (few.Listed.Count, few.Total));
        var csv = new StringWriter();
        await few.WriteCsvAsync(csv);
        Assert.Contains("1,,PM5017,'=坏", csv.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Utf8_file_with_a_broken_byte_names_its_line()
    {
        var good = Utf8($"{Head}\n{A},涟源市第一钢铁厂,12,2020-01-01\n");

        var (broken, _) = await ImportAsync([.. good, .. Utf8(B), 0xFF, .. Utf8(",甲,1,2020-01-01\n")], "a.csv");
        Assert.Equal((DataDiagnostics.FileEncodingBroken, "第 3 行"), (broken.Listed[0].Code, broken.Listed[0].Where));

        var (cut, _) = await ImportAsync([.. good, .. Utf8($"{B},涟")[..^1]], "a.csv");
        Assert.Equal((DataDiagnostics.FileCutShort, "第 3 行"), (cut.Listed[0].Code, cut.Listed[0].Where));
    }

    [Fact]
    public async Task Bytes_that_are_no_text_at_all_are_refused()
    {
        var (problems, _) = await ImportAsync([.. Utf8($"{Head}\n{A},"), 0xFF, 0xFF, .. Utf8(",1,2020-01-01\n")], "a.csv");

        Assert.Equal(DataDiagnostics.FileEncodingBroken, problems.Listed[0].Code);
    }

    [Theory]
    [InlineData("truncated", DataDiagnostics.FileCutShort)]
    [InlineData("shorter", DataDiagnostics.WorkbookHeaderLies)]
    [InlineData("longer", DataDiagnostics.WorkbookHeaderLies)]
    [InlineData("checksum", DataDiagnostics.WorkbookHeaderLies)]
    [InlineData("local", DataDiagnostics.WorkbookHeaderLies)]
    [InlineData("data", DataDiagnostics.WorkbookHeaderLies)]
    [InlineData("encrypted", DataDiagnostics.WorkbookLocked)]
    [InlineData("directory", DataDiagnostics.WorkbookDamaged)]
    public async Task Workbook_that_lies_is_refused(string how, string code)
    {
        var file = Workbook(Row(1, Text("A1", "统一社会信用代码"), Text("B1", "从业人员")) + Row(2, Text("A2", A), Number("B2", "5")));
        Assert.Equal(0, (await ImportAsync(file, "a.xlsx")).Problems.Total);
        var listed = LastIndexOf(file, Utf8("xl/worksheets/sheet1.xml")) - 46;
        var local = IndexOf(file, Utf8("xl/worksheets/sheet1.xml")) - 30;
        switch (how)
        {
            case "truncated":
                file = file[..(file.Length / 2)];
                break;
            case "shorter":
                PatchBoth(24, 22, BitConverter.ToInt32(file, listed + 24) - 40);
                break;
            case "longer":
                PatchBoth(24, 22, BitConverter.ToInt32(file, listed + 24) + 40);
                break;
            case "checksum":
                PatchBoth(16, 14, 12345);
                break;
            case "local":
                file[local + 30] ^= 1;
                break;
            case "data":
                file[local + 30 + 24 + 20] ^= 0x55;
                break;
            case "encrypted":
                file[listed + 8] |= 1;
                break;
            case "directory":
                file[listed] ^= 1;
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(how), how, "No such lie.");
        }

        var (problems, sheets) = await ImportAsync(file, "a.xlsx");

        Assert.Equal((code, 0), (problems.Listed[0].Code, sheets));
        Assert.Contains("工作簿", problems.Listed[0].Reason, StringComparison.Ordinal);

        void PatchBoth(int inDirectory, int inLocal, int value)
        {
            BitConverter.GetBytes(value).CopyTo(file, listed + inDirectory);
            BitConverter.GetBytes(value).CopyTo(file, local + inLocal);
        }
    }

    [Fact]
    public async Task Workbook_bomb_and_oversized_parts_are_refused_before_they_are_read()
    {
        var bomb = Workbook(Row(1, Text("A1", new string(' ', 2_500_000))));
        Assert.Equal(DataDiagnostics.WorkbookTooBig, (await ImportAsync(bomb, "a.xlsx", Small)).Problems.Listed[0].Code);

        var big = Workbook(Row(1, Text("A1", new string(' ', 3_500_000))));
        Assert.Equal(DataDiagnostics.WorkbookTooBig, (await ImportAsync(big, "a.xlsx", Small)).Problems.Listed[0].Code);

        var many = Workbook([.. Enumerable.Repeat("", 30)]);
        Assert.Equal(DataDiagnostics.WorkbookTooBig, (await ImportAsync(many, "a.xlsx", Small with { MaxWorkbookEntries = 20 })).Problems.Listed[0].Code);
    }

    [Fact]
    public async Task Workbook_that_is_none_or_has_two_tables_or_one_far_cell_is_refused()
    {
        var memory = new MemoryStream();
        using (var zip = new ZipArchive(memory, ZipArchiveMode.Create, leaveOpen: true))
        {
            using var entry = zip.CreateEntry("a.csv").Open();
            entry.Write("x"u8);
        }

        Assert.Equal(DataDiagnostics.WorkbookDamaged, (await ImportAsync(memory.ToArray(), "a.xlsx")).Problems.Listed[0].Code);

        var sheet = Row(1, Text("A1", "统一社会信用代码"));
        var two = (await ImportAsync(Workbook(sheet, sheet), "a.xlsx")).Problems.Listed[0];
        Assert.Equal(DataDiagnostics.WorkbookManySheets, two.Code);
        Assert.Contains("表1、表2", two.Reason, StringComparison.Ordinal);

        Assert.Equal(DataDiagnostics.TooManyColumns, (await ImportAsync(Workbook(Row(1, Text("ZZZZZ1", "x"))), "a.xlsx")).Problems.Listed[0].Code);
        Assert.Equal(
            DataDiagnostics.WorkbookLocked,
            (await ImportAsync([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1], "a.xlsx")).Problems.Listed[0].Code
        );
        Assert.Equal(DataDiagnostics.WorkbookDamaged, (await ImportAsync(Workbook("<row r=\"1\"><c r="), "a.xlsx")).Problems.Listed[0].Code);
    }

    [Fact]
    public async Task Upload_over_the_limit_leaves_no_file_whether_it_says_so_or_not()
    {
        var directory = Path.Combine(Path.GetTempPath(), "pm-spool-" + Guid.NewGuid().ToString("N"));
        try
        {
            var announced = await UploadSpool.ReceiveAsync(Stream.Null, 2L * 1024 * 1024 * 1024, directory, ImportLimits.Default);
            Assert.Equal(DataDiagnostics.FileTooBig, announced.Diagnostics[0].Code);
            Assert.Contains("2048 MB", announced.Diagnostics[0].Message, StringComparison.Ordinal);
            Assert.False(Directory.Exists(directory));

            var silent = await UploadSpool.ReceiveAsync(new MemoryStream(new byte[300_000]), null, directory, Small);
            Assert.Equal(DataDiagnostics.FileTooBig, silent.Diagnostics[0].Code);
            Assert.Empty(Directory.GetFiles(directory));

            var good = (await UploadSpool.ReceiveAsync(new MemoryStream("abc"u8.ToArray()), 3, directory, Small)).Required;
            Assert.Equal((3, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"), (good.Bytes, good.ContentHash));
            good.Dispose();
            Assert.Empty(Directory.GetFiles(directory));
        }
        finally
        {
            TestFolder.Delete(directory);
        }
    }

    [Fact]
    public async Task Good_row_becomes_one_sheet_in_ordinal_order_of_the_names()
    {
        var file = Utf8($"从业人员,{Head[..^"企业名称,从业人员,成立日期".Length]}成立日期,营业收入\n12,{A},2020/1/5,\"1,234.50\"\n");
        var problems = new ImportProblems(10);
        await using var table = (await TableReader.OpenAsync(new MemoryStream(file), "a.csv", ImportLimits.Default)).Required;
        using var builder = new SheetBuilder(
            ColumnMap.Read(table.Header, PolicyMarket.Rules.Attributes.AttributeCatalog.Starter).Required,
            table.Header,
            problems
        );
        await foreach (var row in table.ReadRowsAsync())
        {
            var sheet = builder.Build(row) ?? throw new InvalidOperationException(string.Join(" / ", problems.Listed));
            Assert.Equal((A, null, null), (sheet.Firm.Value, sheet.Name, sheet.Region));
            Assert.Equal("""{"employees":12,"registration_date":"2020-01-05","revenue":1234.5}""", Encoding.UTF8.GetString(sheet.Values.Span));
        }
    }

    private static int IndexOf(byte[] file, byte[] text) => file.AsSpan().IndexOf(text);

    private static int LastIndexOf(byte[] file, byte[] text) => file.AsSpan().LastIndexOf(text);
}
