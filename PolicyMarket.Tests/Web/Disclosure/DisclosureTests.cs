using PolicyMarket.Data.Files;
using PolicyMarket.Web.Disclosure;
using PolicyMarket.Web.Routing;

namespace PolicyMarket.Tests.Web.Disclosure;

public sealed class DisclosureTests
{
    [Theory]
    [InlineData("涟源市机械有限公司", "涟源市机械有限公司")]
    [InlineData("=1+1", "'=1+1")]
    [InlineData("+86", "+86")]
    [InlineData("-5", "-5")]
    [InlineData("@SUM(A1)", "'@SUM(A1)")]
    [InlineData("\tx", "\"'\tx\"")]
    [InlineData("a,b", "\"a,b\"")]
    [InlineData("a\"b", "\"a\"\"b\"")]
    [InlineData("=a,\"b\"", "\"'=a,\"\"b\"\"\"")]
    [InlineData("", "")]
    public void Cell_never_runs_as_a_formula(string text, string expected) => Assert.Equal(expected, CsvCell.Of(text));

    [Fact]
    public void Median_counts_each_payment()
    {
        Assert.Null(DisclosureQueries.Median([]));
        Assert.Equal(3m, DisclosureQueries.Median([(3, 1)]));
        Assert.Equal(2.5m, DisclosureQueries.Median([(3, 1), (2, 1)]));
        Assert.Equal(2m, DisclosureQueries.Median([(9, 1), (2, 3)]));
    }

    [Fact]
    public void Flow_keeps_every_fen_in_each_column()
    {
        var shares = Enumerable.Range(1, 25).Select(i => new FlowShare($"资金池{i % 3}", $"类别{i % 4}", $"事项{i}", i * 100_00L, 1)).ToList();
        var total = shares.Sum(s => s.AmountFen);

        var picture = FlowPicture.Of(shares);

        Assert.All(picture.Boxes.GroupBy(b => b.Column), column => Assert.Equal(total, column.Sum(b => b.AmountFen)));
        Assert.Equal(10, picture.Boxes.Count(b => b.Column == 2));
        Assert.Contains(picture.Boxes, b => b.Label == "其余 16 项");
        Assert.All(picture.Boxes, b => Assert.InRange(b.Y + b.Height, 0, picture.Height + 0.001));
    }

    [Fact]
    public void Flow_of_nothing_is_an_empty_picture() => Assert.Empty(FlowPicture.Of([]).Boxes);

    [Fact]
    public void Filter_survives_its_own_address_and_drops_nonsense()
    {
        var filter = DisclosureFilter.Read(" 机械 ", "2026", "431382", "科技", "2");

        Assert.Equal("/disclosure?q=%E6%9C%BA%E6%A2%B0&year=2026&region=431382&dept=%E7%A7%91%E6%8A%80&page=2", Urls.DisclosureFor(filter));
        Assert.Equal("/disclosure.csv?q=%E6%9C%BA%E6%A2%B0&year=2026&region=431382&dept=%E7%A7%91%E6%8A%80", Urls.DisclosureCsvFor(filter));
        Assert.Equal(new DisclosureFilter(), DisclosureFilter.Read(null, "abc", "000000", null, "-1"));
    }
}
