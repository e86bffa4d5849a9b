using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using PolicyMarket.Data.Diagnostics;
using PolicyMarket.Data.Payouts;
using PolicyMarket.Data.Payouts.Files;
using PolicyMarket.Rules.Diagnostics;
using PolicyMarket.Tests.Support;

namespace PolicyMarket.Tests.Data.Payouts;

/// <summary>The bank's files as workbooks: account numbers go out as text, references come in whole or not at all.</summary>
public sealed class BankWorkbookTests
{
    private static readonly string[] Header = ["拨付编号", "金额", "结果", "日期", "流水号", "原因"];

    [Fact]
    public async Task Every_cell_of_the_instruction_is_text_and_keeps_its_digits()
    {
        await using var county = await County.CreateAsync();
        var batch = await county.ApprovedAsync(await county.ClaimAsync());
        var file = County.Done(await county.Record.Get<InstructionWriter>().InstructionAsync(county.Maker, batch.Id, PaymentFormats.Workbook, County.Ct));

        using var stream = new MemoryStream(file.Content);
        using var workbook = SpreadsheetDocument.Open(stream, isEditable: false);
        var sheet = workbook.WorkbookPart!.WorksheetParts.Single().Worksheet; // a workbook that was just written
        var rows = sheet.Descendants<Row>().Select(r => r.Elements<Cell>().Select(c => c.InnerText).ToArray()).ToList();
        Assert.Equal(InstructionRows.Header.Split(','), rows[0]);
        Assert.Equal(
            ["LY20261122-000001-1-1", "涟源第1机械有限公司", "涟源农商银行", "6222000011112222", "100000.00", "LY20261122-000001", "item-1 奖补"],
            rows[1]
        );
        Assert.All(sheet.Descendants<Cell>(), c => Assert.Equal((CellValues.InlineString, 1u), (c.DataType!.Value, c.StyleIndex!.Value))); // set on every cell
        Assert.Equal("BF20261122-001-付款指令.xlsx", file.FileName);
    }

    [Fact]
    public async Task Result_as_a_workbook_with_text_references_is_taken()
    {
        await using var county = await County.CreateAsync();
        var batch = await county.ApprovedAsync(await county.ClaimAsync());
        var file = Workbook(Text("LY20261122-000001-1-1"), Number("100000"), Text("已付"), Text("2026-11-22"), Text("20261122000012345678"));

        Assert.Equal(new BankResultTaken(1, 0), County.Done(await county.TakeInAsync(batch, file)));
        Assert.Equal("20261122000012345678", (await county.LoadAsync(batch.Id)).Payouts[0].BankReference);
    }

    [Theory]
    [InlineData("1.23E+15")]
    [InlineData("20261122000012345678")]
    [InlineData("1234567890123456")]
    [InlineData("123.5")]
    public async Task Reference_in_a_numeric_cell_that_lost_its_digits_is_refused_with_its_place(string number)
    {
        await using var county = await County.CreateAsync();
        var batch = await county.ApprovedAsync(await county.ClaimAsync());
        var file = Workbook(Text("LY20261122-000001-1-1"), Number("100000"), Text("已付"), Text("2026-11-22"), Number(number));

        var taken = await county.TakeInAsync(batch, file);

        County.Refused(taken, DataDiagnostics.BankFileReference);
        Assert.Equal("第 2 行 · 流水号", taken.Diagnostics.Single().Where);
    }

    private static byte[] Workbook(params Cell[] row)
    {
        using var stream = new MemoryStream();
        using (var workbook = SpreadsheetDocument.Create(stream, SpreadsheetDocumentType.Workbook))
        {
            var book = workbook.AddWorkbookPart();
            var sheet = book.AddNewPart<WorksheetPart>();
            sheet.Worksheet = new Worksheet(new SheetData(new Row(Header.Select(Text)), new Row(row)));
            book.Workbook = new Workbook(
                new Sheets(
                    new Sheet
                    {
                        Id = book.GetIdOfPart(sheet),
                        SheetId = 1,
                        Name = "回单",
                    }
                )
            );
        }

        return stream.ToArray();
    }

    private static Cell Text(string text) => new() { DataType = CellValues.InlineString, InlineString = new InlineString(new Text(text)) };

    private static Cell Number(string number) => new() { CellValue = new CellValue(number) };
}
