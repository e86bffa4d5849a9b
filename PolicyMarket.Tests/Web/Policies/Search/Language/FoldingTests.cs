using PolicyMarket.Web.Policies.Search.Language;

namespace PolicyMarket.Tests.Web.Policies.Search.Language;

public sealed class FoldingTests
{
    [Theory]
    [InlineData("专精特新“小巨人”", "专精特新小巨人")]
    [InlineData("最高 1,000 万元", "最高1000万元")]
    [InlineData("ＬＰＲ－１５０ＢＰ", "lpr-150bp")]
    [InlineData("研发、奖补；R & D", "研发 奖补 r d")]
    [InlineData("首台（套）", "首台套")]
    [InlineData("15%，3.5%", "15% 3.5%")]
    [InlineData("A  B", "a b")]
    [InlineData("", "")]
    public void Text_is_folded(string text, string folded) => Assert.Equal(folded, Folding.Fold(text));

    /// <summary>A hand-written address can hold half of a pair.</summary>
    [Fact]
    public void Half_of_a_pair_is_no_word() => Assert.Equal("x", Folding.Fold('\ud83d' + " x"));

    [Fact]
    public void Origins_lead_back_to_the_text()
    {
        var (folded, origins) = Folding.FoldWithOrigins("奖“小 巨人”㈱5");

        Assert.Equal(folded.Length, origins.Length);
        Assert.Equal(0, origins[0]);
        Assert.Equal("小", "奖“小 巨人”㈱5"[origins[1]].ToString());
        Assert.Equal("5", "奖“小 巨人”㈱5"[origins[^1]].ToString());
    }
}
