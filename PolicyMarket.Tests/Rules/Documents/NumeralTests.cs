using System.Globalization;
using PolicyMarket.Rules.Documents.Numerals;

namespace PolicyMarket.Tests.Rules.Documents;

public sealed class NumeralTests
{
    [Theory]
    [InlineData("三百二十", "320")]
    [InlineData("两百", "200")]
    [InlineData("十五", "15")]
    [InlineData("壹佰贰拾", "120")]
    [InlineData("伍拾", "50")]
    [InlineData("一亿两千万", "120000000")]
    [InlineData("二〇二四", "2024")]
    [InlineData("三点五", "3.5")]
    [InlineData("1,000.5", "1000.5")]
    [InlineData("百", "100")]
    public void Read_numbers_of_texts(string words, string expected) =>
        Assert.Equal(decimal.Parse(expected, CultureInfo.InvariantCulture), ChineseNumber.Read(words));

    [Theory]
    [InlineData("")]
    [InlineData("万里")]
    [InlineData("abc")]
    [InlineData("一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十")]
    public void Read_other_words_is_null(string words) => Assert.Null(ChineseNumber.Read(words));

    [Theory]
    [InlineData("奖励伍拾万元", "50", "万元")]
    [InlineData("奖励3.5万元", "3.5", "万元")]
    [InlineData("两百万元以上", "200", "万元")]
    [InlineData("百万元", "100", "万元")]
    [InlineData("一亿两千万元", "120000000", "元")]
    [InlineData("达到1,200万元", "1200", "万元")]
    [InlineData("增长百分之十", "10", "%")]
    [InlineData("按千分之五", "5", "‰")]
    [InlineData("2‰", "2", "‰")]
    [InlineData("提高5个百分点", "5", "个百分点")]
    [InlineData("每1万千瓦时", "1", "万千瓦时")]
    [InlineData("500度电", "500", "度")]
    [InlineData("3000万美元", "3000", "万美元")]
    [InlineData("12个月", "12", "个月")]
    public void Scan_value_and_unit_as_printed(string words, string value, string unit)
    {
        var found = Assert.Single(QuantityScanner.Scan(words));
        Assert.Equal(decimal.Parse(value, CultureInfo.InvariantCulture), found.Value);
        Assert.Equal(unit == "度" ? "千瓦时" : unit, found.Unit);
    }

    [Theory]
    [InlineData("自2024年1月1日起施行")]
    [InlineData("第三条第二项")]
    [InlineData("2024年度")]
    [InlineData("同一个企业")]
    public void Scan_leaves_out_dates_and_numbers_of_clauses(string words) => Assert.Empty(QuantityScanner.Scan(words));
}
