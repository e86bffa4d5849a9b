using PolicyMarket.Web.Policies.Search.Language;

namespace PolicyMarket.Tests.Web.Policies.Search.Language;

public sealed class QueryCutterTests
{
    private static readonly string[] Library = ["首台套保险补偿", "增量奖补", "3511产业"];

    private readonly QueryCutter cutter = new(TradeWords.Standard, text => Array.Exists(Library, one => one.Contains(text, StringComparison.Ordinal)));

    [Theory]
    [InlineData("招聘大学生有补贴吗", "招聘 大学生 补贴")]
    [InlineData("贷款利息太高", "贷款 利息")]
    [InlineData("请问怎么申请高企？", "高企")]
    [InlineData("买设备补贴", "买设备 补贴")]
    [InlineData("3511产业", "3511 产业")]
    [InlineData("50万元贴息", "50万 贴息")]
    [InlineData("保险补偿", "保险补偿")]
    [InlineData("甲乙丙丁", "甲乙丙丁")]
    [InlineData("怎么", "怎么")]
    [InlineData("税", "税")]
    [InlineData("，。！", "")]
    public void Query_is_cut_into_what_is_asked_for(string query, string terms) =>
        Assert.Equal(terms.Split(' ', StringSplitOptions.RemoveEmptyEntries), cutter.Cut(query).Select(term => term.Text));

    [Fact]
    public void Long_query_is_bounded() => Assert.True(cutter.Cut(string.Join(' ', Enumerable.Range(1000, 90))).Length <= 12);
}
