using PolicyMarket.Rules.Diagnostics;
using PolicyMarket.Rules.Values;

namespace PolicyMarket.Tests.Rules.Values;

public sealed class CodeTreeTests
{
    [Theory]
    [InlineData("431382", "涟源市", "湖南省娄底市涟源市")]
    [InlineData("430000", "湖南省", "湖南省")]
    [InlineData("110101", "东城区", "北京市东城区")]
    [InlineData("429004", "仙桃市", "湖北省仙桃市")]
    public void Region_has_its_name_and_full_name(string code, string name, string fullName)
    {
        Assert.Equal(name, RegionTree.Name(code));
        Assert.Equal(fullName, RegionTree.FullName(code));
    }

    [Theory]
    [InlineData("431382", "430000", true)]
    [InlineData("431382", "431300", true)]
    [InlineData("431382", "431382", true)]
    [InlineData("431300", "431382", false)]
    [InlineData("431382", "430100", false)]
    [InlineData("440100", "430000", false)]
    public void Region_is_under_what_its_prefix_says(string code, string ancestor, bool under)
    {
        var region = RegionCode.Parse(code).Required;
        var above = RegionCode.Parse(ancestor).Required;
        Assert.Equal(under, region.IsUnder(above));
    }

    [Theory]
    [InlineData("43010", DiagnosticCatalogue.RegionShape)]
    [InlineData("43010A", DiagnosticCatalogue.RegionShape)]
    [InlineData(null, DiagnosticCatalogue.RegionShape)]
    [InlineData("439999", DiagnosticCatalogue.RegionUnknown)]
    public void Malformed_region_is_refused(string? text, string code)
    {
        var why = Assert.Single(RegionCode.Parse(text).Diagnostics);
        Assert.Equal(code, why.Code);
    }

    [Theory]
    [InlineData("C", "C")]
    [InlineData("c3512", "C3512")]
    [InlineData("3512", "C3512")]
    [InlineData(" F51 ", "F51")]
    public void Industry_is_read_with_or_without_its_letter(string text, string expected)
    {
        var code = IndustryCode.Parse(text).Required;
        Assert.Equal(expected, code.Value);
    }

    [Theory]
    [InlineData("", DiagnosticCatalogue.IndustryShape)]
    [InlineData("C3", DiagnosticCatalogue.IndustryShape)]
    [InlineData("CC12", DiagnosticCatalogue.IndustryShape)]
    [InlineData("C35123", DiagnosticCatalogue.IndustryShape)]
    [InlineData("A9999", DiagnosticCatalogue.IndustryUnknown)]
    [InlineData("Z12", DiagnosticCatalogue.IndustryUnknown)]
    public void Malformed_industry_is_refused(string text, string code)
    {
        var why = Assert.Single(IndustryCode.Parse(text).Diagnostics);
        Assert.Equal(code, why.Code);
    }

    [Fact]
    public void Every_region_is_under_each_of_its_parents_up_to_a_province()
    {
        Assert.Equal(3348, RegionTree.All.Count);
        foreach (var region in RegionTree.All)
        {
            var top = region;
            for (var parent = region.Parent; parent is { } above; parent = above.Parent)
            {
                Assert.True(region.IsUnder(above), $"{region} under {above}");
                top = above;
            }

            Assert.EndsWith("0000", top.Value, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Every_industry_is_a_child_of_its_parent()
    {
        Assert.Equal(1971, IndustryTree.All.Count);
        foreach (var industry in IndustryTree.All)
        {
            Assert.Contains(industry, IndustryTree.Children(industry.Parent?.Value));
        }
    }

    [Fact]
    public void Whole_country_is_the_name_of_no_region() => Assert.Equal("全国", RegionTree.FullName((string?)null));
}
