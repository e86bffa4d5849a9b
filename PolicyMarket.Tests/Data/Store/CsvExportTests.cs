using System.Text;
using PolicyMarket.Data.Files;

namespace PolicyMarket.Tests.Data.Store;

/// <summary>Exported cells are never run as formulas, whatever precedes the sign.</summary>
public sealed class CsvExportTests
{
    private static readonly string[] Invisible =
    [
        "",
        " ",
        "\t",
        "\r",
        "\n",
        "\u00A0",
        "\u3000",
        "\u200B",
        "\uFEFF",
        "\u2060",
        "\u202E",
        "\u0001",
        " \u00A0\u3000\uFEFF ",
    ];

    [Fact]
    public void No_start_of_a_formula_passes_behind_anything_that_is_not_seen()
    {
        foreach (var before in Invisible)
        {
            foreach (var sign in "=+-@＝＋－＠")
            {
                var cell = $"{before}{sign}HYPERLINK(A1)";
                Assert.Equal("'" + cell, Unquoted(CsvExport.Line([cell])));
                Assert.StartsWith("'", CsvExport.TabLine([cell]), StringComparison.Ordinal);
            }
        }
    }

    [Theory]
    [InlineData("-5.00")]
    [InlineData("+86")]
    [InlineData("涟源市机械有限公司")]
    [InlineData("—")]
    [InlineData("a=b")]
    public void Figures_and_names_stay_as_they_are(string cell) => Assert.Equal(cell, Unquoted(CsvExport.Line([cell])));

    [Fact]
    public void A_file_starts_with_its_mark_and_quotes_what_would_break_a_row()
    {
        var file = CsvExport.File([
            ["a", "b,c"],
            ["说\"好\"", null],
        ]);

        Assert.Equal([0xEF, 0xBB, 0xBF], file[..3]);
        Assert.Equal("a,\"b,c\"\r\n\"说\"\"好\"\"\",\r\n", Encoding.UTF8.GetString(file[3..]));
    }

    [Fact]
    public void A_cell_of_a_terminal_row_cannot_begin_another_cell_or_row() => Assert.Equal("甲 乙\t丙 丁", CsvExport.TabLine(["甲\t乙", "丙\n丁"]));

    private static string Unquoted(string line)
    {
        var cell = line[..^2];
        return cell is ['"', .., '"'] ? cell[1..^1].Replace("\"\"", "\"", StringComparison.Ordinal) : cell;
    }
}
