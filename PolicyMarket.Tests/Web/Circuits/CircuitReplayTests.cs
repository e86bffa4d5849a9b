using System.Net;
using PolicyMarket.Data.Identity;
using PolicyMarket.Data.Offers;
using PolicyMarket.Data.People;
using PolicyMarket.Tests.Support;
using PolicyMarket.Web.Routing;

namespace PolicyMarket.Tests.Web.Circuits;

/// <summary>Somebody who has the markup of an officer's page sends its components to the server over a connection of their own.</summary>
public sealed class CircuitReplayTests : IAsyncLifetime
{
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(3);
    private CircuitFixture _county = null!; // set before each test

    public async Task InitializeAsync() => _county = await CircuitFixture.CreateAsync();

    public async Task DisposeAsync()
    {
        Assert.Equal(OfferState.AwaitingCheck, await _county.StateAsync());
        await _county.DisposeAsync();
    }

    /// <summary>Shows that the client below is able to use a circuit, so that the other tests can fail.</summary>
    [Fact]
    public async Task The_officers_own_cookie_gets_the_desk_rendered()
    {
        var (visitor, cookie, _) = await _county.OfficerAsync();
        using var officer = visitor;

        var (circuit, _) = await _county.OpenDeskAsync(officer, cookie);
        await using var open = circuit;
    }

    [Fact]
    public async Task Without_a_cookie_no_connection_is_opened()
    {
        var (visitor, _, _) = await _county.OfficerAsync();
        using var officer = visitor;
        await CircuitFixture.MarkersAsync(officer);

        await RefusedAsync(cookie: null, HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task A_person_of_a_firm_gets_nothing_rendered()
    {
        var (visitor, _, _) = await _county.OfficerAsync();
        using var officer = visitor;
        using var firm = _county.Host.Visit();
        var markers = await CircuitFixture.MarkersAsync(officer);

        await using var circuit = await _county.OpenAsync(await firm.CookieAsync($"p-{Roles.Firm}", Seeds.Password));
        await circuit.StartAsync(Urls.PreCheck, markers);

        Assert.True(await circuit.RendersAsync("这一页不归你的角色", TimeSpan.FromSeconds(30)));
        Assert.False(await circuit.RendersAsync(CircuitFixture.DeskText, Soon));
    }

    [Fact]
    public async Task An_officer_of_another_department_gets_that_departments_desk_only()
    {
        var (visitor, _, _) = await _county.OfficerAsync();
        using var officer = visitor;
        var markers = await CircuitFixture.MarkersAsync(officer);
        var other = await _county.County.Record.DepartmentAsync("科技");
        var (neighbour, cookie, _) = await _county.OfficerAsync(other.Id);
        using var foreign = neighbour;

        await using var circuit = await _county.OpenAsync(cookie);
        await circuit.StartAsync(Urls.PreCheck, markers);

        Assert.True(await circuit.RendersAsync("没有等你预审的事项", TimeSpan.FromSeconds(30)));
        Assert.False(await circuit.RendersAsync(CircuitFixture.DeskText, Soon));
    }

    [Fact]
    public async Task The_cookie_of_before_a_sign_out_opens_nothing()
    {
        var (visitor, cookie, _) = await _county.OfficerAsync();
        using var officer = visitor;
        await CircuitFixture.MarkersAsync(officer);
        await officer.SignOutAsync(Urls.PreCheck);

        await RefusedAsync(cookie, HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task The_cookie_of_somebody_deactivated_opens_nothing()
    {
        var (visitor, cookie, id) = await _county.OfficerAsync();
        using var officer = visitor;
        await CircuitFixture.MarkersAsync(officer);
        County.Done(await _county.County.Record.Get<PeopleDesk>().DeactivateAsync(_county.County.Administrator, id, County.Ct));

        await RefusedAsync(cookie, HttpStatusCode.Unauthorized);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("null")]
    [InlineData("")]
    [InlineData("http://evil.example")]
    [InlineData("https://localhost")]
    [InlineData("http://localhost:81")]
    [InlineData("http://localhost@evil.example")]
    [InlineData("http://localhost.evil.example")]
    public async Task A_page_of_another_origin_opens_nothing(string? origin)
    {
        var (visitor, cookie, _) = await _county.OfficerAsync();
        using var officer = visitor;

        await RefusedAsync(cookie, HttpStatusCode.Forbidden, origin);
    }

    [Theory]
    [InlineData("GET", "/_blazor")]
    [InlineData("GET", "/_BLAZOR?id=1")]
    [InlineData("POST", "/_blazor/negotiate?negotiateVersion=1")]
    [InlineData("POST", "/_blazor/disconnect")]
    [InlineData("GET", "/_blazor/initializers")]
    [InlineData("GET", "/%5fblazor")]
    public async Task No_address_of_circuits_answers_a_stranger(string method, string address)
    {
        using var client = _county.Host.CreateClient();
        using var request = new HttpRequestMessage(new HttpMethod(method), new Uri(address, UriKind.Relative));
        request.Headers.Add("Origin", "http://localhost");
        using var response = await client.SendAsync(request);

        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
        Assert.Contains("请重新登录", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Negotiation_is_for_signed_in_people_of_our_origin()
    {
        var (visitor, cookie, _) = await _county.OfficerAsync();
        using var officer = visitor;

        Assert.Equal(HttpStatusCode.OK, await NegotiateAsync(cookie, "http://localhost"));
        Assert.Equal(HttpStatusCode.Forbidden, await NegotiateAsync(cookie, "http://evil.example"));
        Assert.Equal(HttpStatusCode.Forbidden, await NegotiateAsync(cookie, origin: null));
    }

    private async Task<HttpStatusCode> NegotiateAsync(string cookie, string? origin)
    {
        using var client = _county.Host.CreateClient(new() { HandleCookies = false });
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri("/_blazor/negotiate?negotiateVersion=1", UriKind.Relative));
        request.Headers.Add("Cookie", cookie);
        if (origin is not null)
        {
            request.Headers.Add("Origin", origin);
        }

        using var response = await client.SendAsync(request);
        return response.StatusCode;
    }

    private async Task RefusedAsync(string? cookie, HttpStatusCode status, string? origin = "http://localhost")
    {
        var refused = await Assert.ThrowsAnyAsync<Exception>(async () =>
        {
            using var socket = await _county.ConnectAsync(cookie, origin);
        });
        Assert.Contains($"{(int)status}", refused.Message, StringComparison.Ordinal);
    }
}
