using System.Net;
using Microsoft.EntityFrameworkCore;
using PolicyMarket.Data.Demonstration;
using PolicyMarket.Data.Identity;
using PolicyMarket.Data.People;
using PolicyMarket.Tests.Support;
using PolicyMarket.Web.Routing;

namespace PolicyMarket.Tests.Web.Host;

/// <summary>In Production nothing of the demonstration exists.</summary>
public sealed class ProductionTests
{
    [Fact]
    public async Task No_demonstration_account_is_listed_or_made()
    {
        await using var county = await County.CreateAsync();
        await using var host = new TestHost(county, "Production");
        using var visitor = host.Visit();

        var page = await visitor.PageAsync(Urls.SignIn);

        Assert.DoesNotContain("演示", page.Body?.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain(DemonstrationPeople.Password, page.DocumentElement.OuterHtml, StringComparison.Ordinal);
        Assert.Equal(0, await county.Record.ReadAsync(db => db.Users.CountAsync(p => p.IsDemonstration)));
    }

    [Fact]
    public async Task An_account_that_a_demonstration_left_behind_is_neither_listed_nor_let_in()
    {
        await using var county = await County.CreateAsync();
        var left = await county
            .Record.Get<PeopleDesk>()
            .AddAsync(
                personId: null,
                new NewPerson("demo-left", "演示先生", DemonstrationPeople.Password, [Roles.Administrator]) { IsDemonstration = true },
                County.Ct
            );
        County.Done(left);
        await using var host = new TestHost(county, "Production");
        using var visitor = host.Visit();

        Assert.DoesNotContain("演示先生", (await visitor.PageAsync(Urls.SignIn)).Body?.TextContent, StringComparison.Ordinal);
        using var response = await visitor.TrySignInAsync("demo-left", DemonstrationPeople.Password);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    [Fact]
    public async Task An_error_page_tells_a_stranger_nothing_of_the_inside()
    {
        await using var county = await County.CreateAsync();
        await using var host = new TestHost(county, "Production");
        using var visitor = host.Visit();
        using var response = await visitor.GetAsync("/firm/offers/99999999999999999999");

        Assert.NotEqual(HttpStatusCode.InternalServerError, response.StatusCode);
        Assert.DoesNotContain("   at ", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }
}
