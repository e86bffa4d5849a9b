using Bunit;
using PolicyMarket.Data.Identity;
using PolicyMarket.Tests.Data.Casework;
using PolicyMarket.Tests.Support;
using PolicyMarket.Web.Oversight;
using PolicyMarket.Web.Routing;

namespace PolicyMarket.Tests.Web.Oversight;

/// <summary>The first page of a supervisor: lights, what turns tomorrow, and the way to a claim's trail.</summary>
public sealed class OversightPageTests : PageTest
{
    [Fact]
    public async Task Departments_stand_with_their_lights_and_lead_to_their_cases()
    {
        var cases = new CaseCounty(County);
        County.Record.Clock.Advance(TimeSpan.FromDays(1));
        await cases.PreCheckAsync(cases.Back(1));
        await cases.PreCheckAsync(cases.Ahead(3));
        await cases.BatchAsync(cases.Back(1));
        var page = Show(Roles.Supervisor);

        var rows = page.FindAll("section[aria-labelledby=departments] tbody tr").Select(row => row.TextContent).ToList();
        Assert.Equal(2, rows.Count);
        Assert.Contains(County.Department.Name, rows[0], StringComparison.Ordinal);
        Assert.Contains("红灯", rows[0], StringComparison.Ordinal);
        Assert.Contains("财政复核", rows[1], StringComparison.Ordinal);
        Assert.Contains("绿灯", rows[1], StringComparison.Ordinal);
        Assert.Contains(page.FindAll("a"), link => link.GetAttribute("href") == $"{Urls.Supervision}?light=red&department={County.Department.Id}");
        var turning = Assert.Single(page.FindAll("section[aria-labelledby=tomorrow] tbody tr"));
        Assert.Contains("黄灯", turning.TextContent, StringComparison.Ordinal);
        Assert.Contains($"{County.Department.Name}经办", turning.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void Nothing_to_do_is_said()
    {
        var page = Show(Roles.Supervisor);

        Assert.Contains("没有在办的事", page.Markup, StringComparison.Ordinal);
        Assert.Contains("明天没有变灯的", page.Markup, StringComparison.Ordinal);
        Assert.Equal(Urls.Trail, page.Find("form.trail-form").GetAttribute("action"));
    }

    private IRenderedComponent<OversightPage> Show(string role)
    {
        SignIn(role);
        return Render<OversightPage>();
    }
}
