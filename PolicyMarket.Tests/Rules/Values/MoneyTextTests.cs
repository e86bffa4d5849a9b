using PolicyMarket.Rules.Values;

namespace PolicyMarket.Tests.Rules.Values;

public sealed class MoneyTextTests
{
    [Theory]
    [InlineData("0", "0 元")]
    [InlineData("1500", "1,500 元")]
    [InlineData("1234.5", "1,234.50 元")]
    [InlineData("0.125", "0.125 元")]
    [InlineData("0.2", "0.2 元")]
    [InlineData("12345.67", "12,345.67 元")]
    [InlineData("12300", "1.23 万元")]
    [InlineData("500000", "50 万元")]
    [InlineData("580330", "580,330 元")]
    [InlineData("12345600", "1,234.56 万元")]
    [InlineData("120000000", "1.2 亿元")]
    [InlineData("-30000", "-3 万元")]
    public void Short_rounds_nothing(string yuan, string text) => Assert.Equal(text, MoneyText.Short(Yuan(yuan)));

    [Theory]
    [InlineData("3000", "200000", "3,000 元–20 万元")]
    [InlineData("30000", "200000", "3 万–20 万元")]
    [InlineData("2000", "5000", "2,000–5,000 元")]
    [InlineData("50000000", "200000000", "5,000 万元–2 亿元")]
    public void Range_names_the_unit_once_where_it_is_the_same(string low, string high, string text) =>
        Assert.Equal(text, MoneyText.Range(Yuan(low), Yuan(high)));

    [Theory]
    [InlineData("580.33", "约 580 元")]
    [InlineData("12345.67", "约 1.23 万元")]
    [InlineData("580330", "约 58 万元")]
    [InlineData("999999.99", "约 100 万元")]
    [InlineData("1234567.89", "约 123 万元")]
    [InlineData("123456789", "约 1.23 亿元")]
    public void About_never_says_fen(string yuan, string text)
    {
        Assert.Equal(text, MoneyText.About(Yuan(yuan)));
        Assert.DoesNotMatch(@"\.\d\d\d|\.\d+ 元$", MoneyText.About(Yuan(yuan)));
    }

    [Fact]
    public void What_lacks_is_never_told_too_small()
    {
        Assert.Equal("约 1.01 万元", MoneyText.AboutAtLeast(10_000.01m));
        Assert.Equal("约 13 元", MoneyText.AboutAtLeast(12.01m));
    }

    [Fact]
    public void Exact_is_to_the_fen() => Assert.Equal("1,234,567.80 元", MoneyText.Exact(1_234_567.8m));

    private static decimal Yuan(string text) => decimal.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}
