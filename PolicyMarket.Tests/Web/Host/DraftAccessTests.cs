using System.Net;
using PolicyMarket.Data.Identity;
using PolicyMarket.Tests.Support;
using PolicyMarket.Web.Routing;

namespace PolicyMarket.Tests.Web.Host;

/// <summary>A draft is for the officers of the item's department and for administrators.</summary>
public sealed class DraftAccessTests(HostFixture host) : IClassFixture<HostFixture>
{
    [Fact]
    public async Task Officers_of_another_department_are_turned_away_and_see_nothing_of_the_item()
    {
        var other = await host.County.Record.DepartmentAsync("科技");
        await host.County.Record.PersonAsync("keji-officer", Roles.Officer, other.Id);
        using var visitor = host.Host.Visit();
        await visitor.SignInAsync("keji-officer", Seeds.Password);

        using var response = await visitor.GetAsync(Urls.Draft("item-1"));
        var page = await Visitor.ReadAsync(response);

        Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
        Assert.Contains("这个事项归工信局，不归你的部门", page.Body?.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("从业人员", page.Body?.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("item-1", (await visitor.PageAsync(Urls.Drafts)).Body?.TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", Urls.SignIn)]
    [InlineData(Roles.Firm, Urls.AccessDenied)]
    [InlineData(Roles.Supervisor, Urls.AccessDenied)]
    public async Task Firms_and_strangers_do_not_get_there(string role, string where)
    {
        using var response = await (await host.AsAsync(role)).GetAsync(Urls.Draft("item-1"));

        Assert.Equal(HttpStatusCode.Found, response.StatusCode);
        Assert.Contains(where, response.Headers.Location?.OriginalString, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Its_own_officer_finds_the_item_and_an_unknown_one_is_not_found()
    {
        var officer = await host.AsAsync(Roles.Officer);

        Assert.Contains("试算：item-1 奖补", (await officer.PageAsync(Urls.Draft("item-1"))).QuerySelector("h1")?.TextContent, StringComparison.Ordinal);
        Assert.Contains("item-1", (await officer.PageAsync(Urls.Drafts)).Body?.TextContent, StringComparison.Ordinal);
        using var missing = await officer.GetAsync(Urls.Draft("no-such-item"));
        Assert.Equal(HttpStatusCode.NotFound, missing.StatusCode);
    }
}
