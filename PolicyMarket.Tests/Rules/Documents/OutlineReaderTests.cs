namespace PolicyMarket.Tests.Rules.Documents;

public sealed class OutlineReaderTests
{
    private static IEnumerable<string> Paths(string text) => Reading.Of(text).Outline.Select(entry => $"{entry.Path}@{entry.Level}");

    [Fact]
    public void Layers_of_official_documents() =>
        Assert.Equal(
            ["一@1", "一.（一）@2", "一.（一）.1@3", "一.（一）.1.（1）@4", "一.（一）.2@3", "二@1"],
            Paths("一、甲\n（一）乙\n1.丙\n（1）丁\n2．戊\n二、己")
        );

    [Fact]
    public void Articles_leave_their_chapter_out() =>
        Assert.Equal(
            ["第一章@1", "第一条@2", "第二章@1", "第二条@2", "第二条.（一）@3"],
            Paths("第一章 总则\n第一条 甲。\n第二章 奖励\n第二条 乙：\n（一）丙；")
        );

    [Fact]
    public void Articles_without_chapters_are_the_first_level() => Assert.Equal(["第一条@1", "第一条.（一）@2"], Paths("第一条 甲：\n（一）乙；"));

    [Fact]
    public void Annex_begins_its_own_numbers() =>
        Assert.Equal(["一@1", "附件@1", "附件.第三条@2"], Paths("一、甲。\n附件：办法\n某县财政局\n2024年1月2日\n附件\n第三条 乙。"));

    [Theory]
    [InlineData("正文\n3.5万元以上的企业")]
    [InlineData("正文\n2024.1.1\n结束")]
    [InlineData("将第五条修改为：\n“第五条 甲。\n（一）乙；\n（二）丙。”")]
    [InlineData("附件：1.申报表\n2.汇总表")]
    public void Numbers_that_are_no_parts(string text) => Assert.Empty(Reading.Of(text).Outline);

    [Fact]
    public void Table_of_contents_is_left_out() =>
        Assert.Equal(["第一章@1", "第一条@2"], Paths("目录\n第一章 总则\n第二章 附则\n第一章 总则\n第一条 甲。"));

    [Fact]
    public void Offset_is_the_place_of_the_number_in_the_source()
    {
        const string Text = "\uFEFF标题\r\n　　一、甲。\r\n　　二、乙。";
        var read = Reading.Of(Text);

        Assert.Equal("标题\n　　一、甲。\n　　二、乙。", read.Text);
        Assert.Equal([5, 12], read.Outline.Select(entry => entry.Offset));
    }
}
