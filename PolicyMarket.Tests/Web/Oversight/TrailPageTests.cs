using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using MudBlazor;
using PolicyMarket.Data.Identity;
using PolicyMarket.Tests.Support;
using PolicyMarket.Web.Oversight;
using PolicyMarket.Web.Routing;

namespace PolicyMarket.Tests.Web.Oversight;

/// <summary>The page of a claim's trail before and without a number that leads somewhere; what it shows of one is tested with the demonstration.</summary>
public sealed class TrailPageTests : PageTest
{
    [Fact]
    public void Asks_for_a_number_first()
    {
        SignInAtDesk(Roles.Supervisor);
        var page = Render<TrailPage>();

        Assert.Contains("还没有查", page.Markup, StringComparison.Ordinal);
        Assert.Equal("受理号", page.FindComponent<MudTextField<string>>().Instance.Label);
        Assert.Empty(page.FindAll("[data-print]"));
    }

    [Fact]
    public void Says_where_numbers_stand_when_there_is_no_such_claim()
    {
        SignInAtDesk(Roles.Supervisor);
        Services.GetRequiredService<NavigationManager>().NavigateTo(Urls.TrailOf("LY20200101-000009"));
        var page = Render<TrailPage>();

        Assert.Contains("没有受理号 LY20200101-000009 的申请", page.Markup, StringComparison.Ordinal);
        Assert.Equal("LY20200101-000009", page.FindComponent<MudTextField<string>>().Find("input").GetAttribute("value"));
    }
}
