using PolicyMarket.Web.Ui;

namespace PolicyMarket.Tests.Web.Ui;

public sealed class FormatsTests
{
    [Theory]
    [InlineData(0L, "0.00 元")]
    [InlineData(5L, "0.05 元")]
    [InlineData(123456789L, "1,234,567.89 元")]
    [InlineData(-100L, "-1.00 元")]
    public void Yuan_shows_fen_with_two_decimals(long fen, string expected) => Assert.Equal(expected, Formats.Yuan(fen));

    [Theory]
    [InlineData("500000", "50 万元")]
    [InlineData("125000", "12.5 万元")]
    [InlineData("10000000", "1,000 万元")]
    [InlineData("120000000", "1.2 亿元")]
    [InlineData("86051", "86,051 元")]
    [InlineData("1500", "1,500 元")]
    [InlineData("123456789", "123,456,789 元")]
    public void Wan_is_used_only_where_it_stays_exact(string yuan, string expected) =>
        Assert.Equal(expected, Formats.Wan(decimal.Parse(yuan, System.Globalization.CultureInfo.InvariantCulture)));

    [Fact]
    public void Instant_is_Shanghai_time() => Assert.Equal("2026-11-26 00:30", Formats.Instant(new DateTime(2026, 11, 25, 16, 30, 0, DateTimeKind.Utc)));

    [Fact]
    public void Date_carries_its_weekday() => Assert.Equal("2026-11-26（周四）", Formats.DateAndWeekday(new DateOnly(2026, 11, 26)));

    [Theory]
    [InlineData(0.4, "不到 1 秒")]
    [InlineData(42, "42 秒")]
    [InlineData(83, "1 分 23 秒")]
    [InlineData(3720, "1 小时 2 分")]
    public void Duration_reads_as_people_say_it(double seconds, string expected) =>
        Assert.Equal(expected, Formats.Duration(TimeSpan.FromSeconds(seconds)));

    [Fact]
    public void Percent_keeps_one_decimal() => Assert.Equal("12.5%", Formats.Percent(0.125m));
}
