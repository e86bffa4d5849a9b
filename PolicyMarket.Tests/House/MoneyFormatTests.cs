using System.Text.RegularExpressions;

namespace PolicyMarket.Tests.House;

/// <summary>Sums are formatted in one place, MoneyText, which screens reach through Formats.</summary>
public sealed partial class MoneyFormatTests
{
    private static readonly string[] Formatters = ["PolicyMarket.Rules/Values/MoneyText.cs", "PolicyMarket.Web/Ui/Formats.cs"];

    [Fact]
    public void No_other_code_formats_sums()
    {
        var own = SourceTree
            .Product(".cs", ".razor")
            .Where(file => !Formatters.Contains(file.Path, StringComparer.Ordinal))
            .SelectMany(file =>
                file.Text.Split('\n').Where(line => !IsComment(line) && Own().IsMatch(line)).Select(line => $"{file.Path}: {line.Trim()}")
            );
        Assert.Empty(own);
    }

    [Theory]
    [InlineData("$\"{sum:N2} 元\"", true)]
    [InlineData("$\"{new Money(fen)} 元\"", true)]
    [InlineData("$\"约 {Formats.Count(fen / 1_000_000)} 万元\"", true)]
    [InlineData("yuan.ToString(\"#,##0.00\")", true)]
    [InlineData("<span>约 <Money Fen=\"fen\" /></span>", true)]
    [InlineData("@($\"¥ {yuan}\")", true)]
    [InlineData("$\"最高 {Formats.Wan(cap)}\"", false)]
    [InlineData("yuan.ToString(\"0.00\", CultureInfo.InvariantCulture)", false)]
    [InlineData("单位为元", false)]
    public void A_format_of_its_own_is_recognised(string line, bool isOwn) => Assert.Equal(isOwn, Own().IsMatch(line));

    private static bool IsComment(string line) => line.TrimStart().StartsWith("//", StringComparison.Ordinal);

    /// <summary>A hole before the unit, a format with two decimals, the sign of the yuan, and an estimate with fen.</summary>
    [GeneratedRegex(
        "\\} ?(元|万元|亿元)|(ToString\\(\"|:)N2\\b|#,##0\\.00|[¥￥]|约 ?(<Money|@?\\(?Formats\\.(Yuan|Wan))",
        RegexOptions.ExplicitCapture,
        1000
    )]
    private static partial Regex Own();
}
