using System.Runtime.CompilerServices;
using System.Text;
using PolicyMarket.Data.Diagnostics;
using PolicyMarket.Data.Files;
using PolicyMarket.Data.Imports.Reading;
using static PolicyMarket.Tests.Data.Imports.TableFiles;

namespace PolicyMarket.Tests.Data.Imports;

public sealed class TableReaderTests
{
    private static readonly string Code = FirmCode(1);

    [Theory]
    [InlineData(",")]
    [InlineData(";")]
    [InlineData("\t")]
    public async Task Csv_in_each_encoding_and_with_each_separator_reads_the_same(string separator)
    {
        var text =
            $"统一社会信用代码{separator}企业名称{separator}从业人员\r\n{Code}{separator}\"涟源\"\"福\"\"{separator}钢厂\"{separator}12\r\n\r\n{FirmCode(2)}{separator}湘中机械{separator}\r\n";
        byte[][] files = [Utf8(text), [0xEF, 0xBB, 0xBF, .. Utf8(text)], Gb18030(text), [0xFF, 0xFE, .. Encoding.Unicode.GetBytes(text)]];
        foreach (var file in files)
        {
            var (header, rows) = await ReadAsync(file, "a.csv");

            Assert.Equal(["统一社会信用代码", "企业名称", "从业人员"], header);
            Assert.Equal([Code, $"涟源\"福\"{separator}钢厂", "12"], rows[0].Cells);
            Assert.Equal([FirmCode(2), "湘中机械", null], rows[1].Cells);
            Assert.Equal([2, 4], rows.Select(row => row.Number));
            Assert.All(rows, row => Assert.Empty(row.Faults));
        }
    }

    [Fact]
    public async Task JsonLines_gathers_the_names_of_all_lines_and_opens_the_facts_form()
    {
        var file = Utf8(
            $$$"""
            {"unified_social_credit_code":"{{{Code}}}","employees":12,"is_listed":true}

            {"id":"{{{FirmCode(2)}}}","facts":{"employees":null,"revenue":1.5e6,"tags":["b","a"],"none":[]}}
            """
        );

        var (header, rows) = await ReadAsync(file, "a.jsonl");

        Assert.Equal(["unified_social_credit_code", "employees", "is_listed", "id", "revenue", "tags", "none"], header);
        Assert.Equal([Code, "12", "true", null, null, null, null], rows[0].Cells);
        Assert.Equal([null, null, null, FirmCode(2), "1500000", "b;a", "[]"], rows[1].Cells);
        Assert.Equal([1, 3], rows.Select(row => row.Number));
    }

    [Fact]
    public async Task Workbook_cells_come_as_exact_text_and_blank_rows_are_passed_over()
    {
        var file = Workbook(
            Row(1, Text("A1", "统一社会信用代码"), Text("B1", "营业收入"), Text("C1", "成立日期"), Text("D1", "是否上市"))
                + Row(3, Text("A3", Code), Number("B3", "0.30000000000000004"), """<c r="C3" s="1"><v>45688</v></c>""", """<c r="D3" t="b"><v>1</v></c>""")
                + Row(4, Text("A4", FirmCode(2)), Number("B4", "-1.5E3")),
            ""
        );

        var (header, rows) = await ReadAsync(file, "a.xlsx");

        Assert.Equal(4, header.Count);
        Assert.Equal([Code, "0.3", "2025-01-31", "true"], rows[0].Cells);
        Assert.Equal([FirmCode(2), "-1500", null, null], rows[1].Cells);
        Assert.Equal([3, 4], rows.Select(row => row.Number));
    }

    [Fact]
    public async Task Workbook_error_value_is_a_fault_of_its_cell()
    {
        var file = Workbook(
            Row(1, Text("A1", "统一社会信用代码"), Text("B1", "营业收入")) + Row(2, Text("A2", Code), """<c r="B2" t="e"><v>#REF!</v></c>""")
        );

        var (_, rows) = await ReadAsync(file, "a.xlsx");

        var fault = Assert.Single(rows[0].Faults);
        Assert.Equal((1, DataDiagnostics.CellHoldsError), (fault.Column, fault.Code));
        Assert.Contains("#REF!", fault.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""<c r="B2"><f>C2*2</f></c>""", DataDiagnostics.CellFormulaWithoutValue)]
    [InlineData("""<c r="B2"><v>1234567890123456789</v></c>""", DataDiagnostics.CellLostDigits)]
    [InlineData("""<c r="B2" s="1"><v>0</v></c>""", DataDiagnostics.CellNoDate)]
    public async Task Workbook_cell_without_a_usable_value_is_a_fault_of_its_cell(string cell, string code)
    {
        var file = Workbook(Row(1, Text("A1", "统一社会信用代码"), Text("B1", "营业收入")) + Row(2, Text("A2", Code), cell));

        var (_, rows) = await ReadAsync(file, "a.xlsx");

        var fault = Assert.Single(rows[0].Faults);
        Assert.Equal((1, code), (fault.Column, fault.Code));
    }

    [Fact]
    public async Task Workbook_with_merged_cells_among_the_data_is_refused()
    {
        var rows = Row(1, Text("A1", "统一社会信用代码"), Text("B1", "营业收入")) + Row(2, Text("A2", Code), Number("B2", "5")) + Row(3, Text("A3", Code));
        var file = Workbook(rows + """</sheetData><mergeCells count="1"><mergeCell ref="B2:B3"/></mergeCells><sheetData>""");

        var opened = await TableReader.OpenAsync(new MemoryStream(file), "a.xlsx", ImportLimits.Default);

        Assert.Equal(DataDiagnostics.CellMerged, Assert.Single(opened.Diagnostics).Code);
    }

    [Fact]
    public async Task Rows_read_from_a_big_file_are_let_go()
    {
        var line = Utf8($"{Code},涟源钢厂,12\n");
        var file = new byte[Utf8("a,b,c\n").Length + (line.Length * 200_000)];
        Utf8("a,b,c\n").CopyTo(file, 0);
        for (var at = 6; at < file.Length; at += line.Length)
        {
            line.CopyTo(file, at);
        }

        await using var table = (await TableReader.OpenAsync(new MemoryStream(file), "a.csv", ImportLimits.Default)).Required;
        var seen = new List<WeakReference>();
        await ReadSomeAsync(table, seen);

        Assert.Equal(table.TotalBytes, table.BytesRead);
        GC.Collect();
        Assert.Equal(200, seen.Count);
        Assert.True(seen.Count(cells => cells.IsAlive) <= 2, "The reader holds on to what it has read.");
        GC.KeepAlive(table);
    }

    [Theory]
    [InlineData("=1+1", true)]
    [InlineData("+cmd|' /C calc'!A0", true)]
    [InlineData("-A1", true)]
    [InlineData("@SUM(A1)", true)]
    [InlineData("＝1+1", true)]
    [InlineData("  =A1", true)]
    [InlineData("-12.5", false)]
    [InlineData("+1,234.50", false)]
    [InlineData("-3%", false)]
    [InlineData("-", false)]
    [InlineData("--", false)]
    [InlineData("A=1", false)]
    [InlineData("", false)]
    public void Formula_is_told_from_number_and_text(string text, bool isFormula) => Assert.Equal(isFormula, CsvCell.IsFormula(text));

    [Theory]
    [InlineData("=1+1", "'=1+1")]
    [InlineData("@a,b", "\"'@a,b\"")]
    [InlineData("说\"好\"", "\"说\"\"好\"\"\"")]
    [InlineData("-5", "-5")]
    [InlineData("\t=1+1", "\"'\t=1+1\"")]
    [InlineData("\n好", "\"'\n好\"")]
    [InlineData("a;b", "\"a;b\"")]
    [InlineData("－－", "－－")]
    [InlineData(null, "")]
    public void Csv_cell_written_never_runs(string? text, string cell) => Assert.Equal(cell, CsvCell.Of(text));

    /// <summary>Reads all rows and remembers, without holding them, the cells of each thousandth.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static async Task ReadSomeAsync(ITable table, List<WeakReference> seen)
    {
        long read = 0;
        await foreach (var row in table.ReadRowsAsync())
        {
            Assert.True(table.BytesRead >= read, $"Progress went back from {read} to {table.BytesRead} at row {row.Number}.");
            read = table.BytesRead;
            if (row.Number % 1000 == 0)
            {
                seen.Add(new WeakReference(row.Cells));
            }
        }
    }
}
