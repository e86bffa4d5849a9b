using System.Net;
using Microsoft.Extensions.DependencyInjection;
using PolicyMarket.Data.Identity;
using PolicyMarket.Data.People;
using PolicyMarket.Tests.Support;
using PolicyMarket.Tests.Web.Host;
using PolicyMarket.Web.Routing;

namespace PolicyMarket.Tests.Web.Circuits;

/// <summary>An open circuit ends soon after its person may do less than before, and does not come back.</summary>
public sealed class CircuitClosingTests : IAsyncLifetime
{
    private static readonly TimeSpan FiveSeconds = TimeSpan.FromSeconds(5);
    private CircuitFixture _county = null!; // set before each test

    private PeopleDesk People => _county.Host.Services.GetRequiredService<PeopleDesk>();

    public async Task InitializeAsync() => _county = await CircuitFixture.CreateAsync();

    public async Task DisposeAsync() => await _county.DisposeAsync();

    [Fact]
    public Task Sign_out_ends_it() => EndsAfterAsync((officer, _) => officer.SignOutAsync(Urls.PreCheck));

    [Fact]
    public Task Deactivation_ends_it() =>
        EndsAfterAsync(async (_, id) => County.Done(await People.DeactivateAsync(_county.County.Administrator, id, County.Ct)));

    [Fact]
    public Task A_change_of_roles_ends_it() =>
        EndsAfterAsync(async (_, id) => County.Done(await People.SetRolesAsync(_county.County.Administrator, id, [Roles.Supervisor], County.Ct)));

    [Fact]
    public Task A_new_password_ends_it() =>
        EndsAfterAsync(
            async (_, id) => County.Done(await People.SetPasswordAsync(_county.County.Administrator, id, "another-horse-8", mustChange: false, County.Ct))
        );

    /// <summary>No one announces a change that was made without the workflows; the comparison with the database finds it.</summary>
    [Fact]
    public Task A_change_that_nobody_announced_ends_it() =>
        EndsAfterAsync(async (_, id) => await _county.County.Record.ExecuteAsync($"UPDATE AspNetUsers SET SecurityStamp = 'changed' WHERE Id = {id}"));

    [Fact]
    public async Task Without_a_change_it_stays()
    {
        var (visitor, cookie, _) = await _county.OfficerAsync();
        using var officer = visitor;
        var (circuit, _) = await _county.OpenDeskAsync(officer, cookie);
        await using var open = circuit;
        var (other, _, otherId) = await _county.OfficerAsync();
        using var neighbour = other;

        County.Done(await People.DeactivateAsync(_county.County.Administrator, otherId, County.Ct));

        Assert.False(await circuit.EndsAsync(FiveSeconds));
    }

    [Fact]
    public async Task An_ended_circuit_takes_no_connection_of_a_new_sign_in()
    {
        var (visitor, cookie, _) = await _county.OfficerAsync();
        using var officer = visitor;
        var (circuit, secret) = await _county.OpenDeskAsync(officer, cookie);
        await using var open = circuit;
        await officer.SignOutAsync(Urls.PreCheck);
        Assert.True(await circuit.EndsAsync(FiveSeconds));

        using var again = _county.Host.Visit();
        await using var second = await _county.OpenAsync(await again.CookieAsync("officer-1", Seeds.Password));

        Assert.NotEqual(true, await second.CallAsync("ConnectCircuit", secret));
    }

    [Fact]
    public async Task A_lost_circuit_is_found_again_by_its_person_and_by_nobody_else()
    {
        var (visitor, cookie, _) = await _county.OfficerAsync();
        using var officer = visitor;
        var (circuit, secret) = await _county.OpenDeskAsync(officer, cookie);
        await circuit.DisposeAsync();

        var (other, otherCookie, _) = await _county.OfficerAsync();
        using var neighbour = other;
        await using var own = await _county.OpenAsync(cookie);
        Assert.Equal(true, await own.CallAsync("ConnectCircuit", secret));
        await own.DisposeAsync();

        await using var foreign = await _county.OpenAsync(otherCookie);
        await foreign.CallAsync("ConnectCircuit", secret);
        Assert.Null(await foreign.CallAsync("UpdateRootComponents", """{"batchId":2,"operations":[]}""", ""));
    }

    [Fact]
    public async Task Pages_refuse_the_cookie_at_once_after_sign_out_and_after_deactivation()
    {
        var (first, firstCookie, _) = await _county.OfficerAsync();
        var (second, secondCookie, id) = await _county.OfficerAsync();
        using var signedOut = first;
        using var deactivated = second;
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(firstCookie));
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(secondCookie));

        await signedOut.SignOutAsync(Urls.PreCheck);
        County.Done(await People.DeactivateAsync(_county.County.Administrator, id, County.Ct));

        Assert.Equal(HttpStatusCode.Found, await StatusAsync(firstCookie));
        Assert.Equal(HttpStatusCode.Found, await StatusAsync(secondCookie));
    }

    private async Task EndsAfterAsync(Func<Visitor, long, Task> change)
    {
        var (visitor, cookie, id) = await _county.OfficerAsync();
        using var officer = visitor;
        var (circuit, _) = await _county.OpenDeskAsync(officer, cookie);
        await using var open = circuit;

        await change(officer, id);

        Assert.True(await circuit.EndsAsync(FiveSeconds), "The circuit is still open after five seconds.");
        await Assert.ThrowsAnyAsync<Exception>(async () =>
        {
            using var socket = await _county.ConnectAsync(cookie);
        });
    }

    private async Task<HttpStatusCode> StatusAsync(string cookie)
    {
        using var client = _county.Host.CreateClient(new() { AllowAutoRedirect = false, HandleCookies = false });
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(Urls.PreCheck, UriKind.Relative));
        request.Headers.Add("Cookie", cookie);
        using var response = await client.SendAsync(request);
        return response.StatusCode;
    }
}
