using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using PolicyMarket.Data.Identity;
using PolicyMarket.Data.People;
using PolicyMarket.Tests.Support;
using PolicyMarket.Tests.Web.Offers;
using PolicyMarket.Web.Circuits;
using PolicyMarket.Web.Offers;
using PolicyMarket.Web.Routing;

namespace PolicyMarket.Tests.Web.Circuits;

/// <summary>A component of a circuit renders only for a person whom the database lets in now.</summary>
public sealed class DeskComponentTests : PreCheckHarness
{
    private string Path => new Uri(Services.GetRequiredService<NavigationManager>().Uri).AbsolutePath;

    [Fact]
    public void The_right_role_gets_it_rendered()
    {
        SignIn(Roles.Officer);

        Assert.NotEmpty(Page().Markup);
        Assert.Equal("/", Path);
    }

    [Theory]
    [InlineData(Roles.Firm)]
    [InlineData(Roles.Finance)]
    [InlineData(Roles.Administrator)]
    public void Another_role_gets_nothing_and_is_led_away(string role)
    {
        SignIn(role);

        Assert.Empty(Page().Markup);
        Assert.Equal(Urls.AccessDenied, Path);
    }

    [Fact]
    public async Task A_cookie_that_still_names_a_withdrawn_role_gets_nothing()
    {
        County.Done(await County.Record.Get<PeopleDesk>().SetRolesAsync(County.Administrator, County.Officer, [Roles.Supervisor], County.Ct));
        SignIn(Roles.Officer);

        Assert.Empty(Page().Markup);
        Assert.Equal(Urls.AccessDenied, Path);
    }

    [Fact]
    public async Task Somebody_deactivated_gets_nothing_and_is_led_to_sign_in()
    {
        County.Done(await County.Record.Get<PeopleDesk>().DeactivateAsync(County.Administrator, County.Officer, County.Ct));
        SignIn(Roles.Officer);

        Assert.Empty(Page().Markup);
        Assert.Equal(Urls.SignIn, Path);
    }

    [Fact]
    public void Nobody_gets_nothing()
    {
        AddAuthorization().SetNotAuthorized();

        Assert.Empty(Page().Markup);
        Assert.Equal(Urls.SignIn, Path);
    }

    [Fact]
    public void After_the_circuit_has_ended_nothing_is_rendered()
    {
        SignIn(Roles.Officer);
        Services.GetRequiredService<CircuitEnd>().End();

        Assert.Empty(Page().Markup);
    }

    [Fact]
    public async Task A_change_of_parameters_asks_again()
    {
        SignIn(Roles.Officer);
        var desk = Page();
        County.Done(await County.Record.Get<PeopleDesk>().DeactivateAsync(County.Administrator, County.Officer, County.Ct));

        Services.GetRequiredService<NavigationManager>().NavigateTo(Urls.PreCheckWith(new PreCheckFilter(null, "机械")));

        Assert.Equal(Urls.SignIn, Path);
        Assert.DoesNotContain("机械", desk.Markup, StringComparison.Ordinal);
    }
}
