using System.Text;
using PolicyMarket.Data.Authoring;
using PolicyMarket.Data.Diagnostics;

namespace PolicyMarket.Tests.Data.Authoring;

/// <summary>Tiers from and to a workbook or CSV: every fault with its row, and nothing taken.</summary>
public sealed class TierSheetTests
{
    [Fact]
    public async Task What_is_written_is_read_back_with_its_rows()
    {
        TierSheetRow[] rows = [new("", true, "300万元", false, "0.5%", ""), new("300万元", false, "", true, "1,000", "第三条（一）")];
        using var file = new MemoryStream(TierSheet.Write([.. rows]));

        var read = await TierSheet.ReadAsync(file, default);

        Assert.Equal(rows.Select((row, index) => row with { Number = index + 2 }), read.Required);
    }

    [Theory]
    [InlineData("下限,上限,值\n1,2,3\n", null)]
    [InlineData("下限,上限,值,下限含\n1,2,3,也许\n4,5,6,不含\n", DataDiagnostics.WorkTextShape)]
    [InlineData("下限,上限\n1,2\n", DataDiagnostics.BankFileHeader)]
    [InlineData("下限,上限,值\n1,2\n", DataDiagnostics.BankFileColumns)]
    [InlineData("下限,上限,值\n", DataDiagnostics.NoRows)]
    [InlineData("", DataDiagnostics.BankFileUnreadable)]
    public async Task A_wrong_sheet_is_refused_with_its_reason(string text, string? code)
    {
        using var file = new MemoryStream(Encoding.UTF8.GetBytes(text));

        var read = await TierSheet.ReadAsync(file, default);

        Assert.Equal(code, read.Diagnostics.Select(one => one.Code).FirstOrDefault());
        if (code == DataDiagnostics.WorkTextShape)
        {
            Assert.Equal("第 2 行“下限含”", read.Diagnostics[0].Where);
        }
    }

    [Fact]
    public async Task Too_many_rows_are_refused()
    {
        var text = "下限,上限,值\n" + string.Concat(Enumerable.Repeat("1,2,3\n", TierSheet.MostRows + 1));
        using var file = new MemoryStream(Encoding.UTF8.GetBytes(text));

        Assert.Contains("最多 500 行", (await TierSheet.ReadAsync(file, default)).Why, StringComparison.Ordinal);
    }
}
