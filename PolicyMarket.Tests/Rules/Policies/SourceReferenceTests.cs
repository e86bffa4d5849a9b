using PolicyMarket.Rules.Policies;

namespace PolicyMarket.Tests.Rules.Policies;

public sealed class SourceReferenceTests
{
    [Theory]
    [InlineData("https://www.csx.gov.cn/zwgk/1.html", SourceKind.Original)]
    [InlineData(" http://fujian.gov.cn:85/a ", SourceKind.Original)]
    [InlineData("https://GOV.CN./a", SourceKind.Original)]
    [InlineData("https://wallstreetcn.com/articles/1", SourceKind.Reprint)]
    [InlineData("https://www.gov.cn.example.com/a", SourceKind.Reprint)]
    [InlineData("https://www.gov.cn@example.com/a", SourceKind.Reprint)]
    [InlineData("https://examplegov.cn/a", SourceKind.Reprint)]
    [InlineData("https://ｗｗｗ.example.com/a", SourceKind.Reprint)]
    [InlineData("《办法》第三条，https://www.csx.gov.cn/1.html；另见公告", SourceKind.Original)]
    [InlineData("《办法》，见 http://news.example.com/1", SourceKind.Reprint)]
    [InlineData("javascript:alert(1)", SourceKind.Words)]
    [InlineData("ftp://www.gov.cn/a", SourceKind.Words)]
    [InlineData("《关于……的公告》第三条", SourceKind.Words)]
    [InlineData("", SourceKind.Words)]
    public void Only_a_government_site_has_the_original(string source, SourceKind kind)
    {
        var read = SourceReference.Of(source);

        Assert.Equal(kind, read.Kind);
        Assert.Equal(kind == SourceKind.Words, read.Address is null);
    }
}
