using Bunit;
using PolicyMarket.Data.Identity;
using PolicyMarket.Tests.Support;
using PolicyMarket.Web.Oversight;

namespace PolicyMarket.Tests.Web.Oversight;

/// <summary>The first page of a leader over payments of this month alone.</summary>
public sealed class YearPageTests : PageTest
{
    [Fact]
    public async Task Five_figures_a_chart_with_its_table_and_the_departments()
    {
        var batch = await County.ApprovedAsync(await County.ClaimAsync());
        County.Done(await County.TakeInAsync(batch, County.Answer(batch)));
        SignIn(Roles.Leader);
        var page = Render<YearPage>();

        var figures = page.FindAll(".year-figure").Select(one => one.TextContent).ToList();
        Assert.Equal(5, figures.Count);
        Assert.Contains("10.0 万元", figures[0], StringComparison.Ordinal);
        Assert.Contains("1 家", figures[1], StringComparison.Ordinal);
        Assert.Contains("去年同期 0.0 万元", figures[0], StringComparison.Ordinal);
        var months = page.FindAll("section[aria-labelledby=trend] tbody tr");
        Assert.Equal(12, months.Count);
        Assert.Contains("100,000.00", months[10].TextContent, StringComparison.Ordinal);
        Assert.Equal("img", page.Find("section[aria-labelledby=trend] [role=img]").GetAttribute("role"));
        Assert.DoesNotContain(County.Firm.Name, page.Markup, StringComparison.Ordinal);
        Assert.NotEmpty(page.FindAll("[data-print]"));
    }
}
