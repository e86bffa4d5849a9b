using System.Net.WebSockets;
using Microsoft.EntityFrameworkCore;
using PolicyMarket.Data.Identity;
using PolicyMarket.Data.Offers;
using PolicyMarket.Data.People;
using PolicyMarket.Tests.Support;
using PolicyMarket.Tests.Web.Host;
using PolicyMarket.Web.Routing;

namespace PolicyMarket.Tests.Web.Circuits;

/// <summary>A host with one offer that waits for its check, and clients that are no browsers.</summary>
internal sealed class CircuitFixture : IAsyncDisposable
{
    /// <summary>Part of the desk that an officer with the offer sees. The rows follow only when a browser says how many fit into its window.</summary>
    public const string DeskText = "共 1 项 · 合计 100,000.00 元";

    private const string Origin = "http://localhost";
    private int _officers;

    private CircuitFixture(County county, Offer offer, TestHost host) => (County, Offer, Host) = (county, offer, host);

    public County County { get; }

    public Offer Offer { get; }

    public TestHost Host { get; }

    public static async Task<CircuitFixture> CreateAsync(params (string Key, string Value)[] settings)
    {
        var county = await County.CreateAsync();
        var offer = await county.OfferAsync(OfferState.AwaitingCheck);
        return new CircuitFixture(
            county,
            offer,
            new TestHost(county, "Development", settings.ToDictionary(one => one.Key, one => one.Value, StringComparer.Ordinal))
        );
    }

    /// <summary>A further officer of the department, signed in: the visitor, the cookie and the id.</summary>
    public async Task<(Visitor Visitor, string Cookie, long Id)> OfficerAsync(long? departmentId = null)
    {
        var name = $"officer-{++_officers}";
        var id = await County.Record.PersonAsync(name, Roles.Officer, departmentId ?? County.Department.Id);
        var visitor = Host.Visit();
        return (visitor, await visitor.CookieAsync(name, Seeds.Password), id);
    }

    /// <summary>The markers of the pre-check page, as the visitor reads it.</summary>
    public static async Task<IReadOnlyList<string>> MarkersAsync(Visitor visitor)
    {
        using var page = await visitor.GetAsync(Urls.PreCheck);
        var markers = RawCircuit.MarkersOf(await page.Content.ReadAsStringAsync());
        Assert.NotEmpty(markers);
        return markers;
    }

    /// <summary>Opens a WebSocket to the hub of circuits without negotiation.</summary>
    public Task<WebSocket> ConnectAsync(string? cookie, string? origin = Origin)
    {
        var client = Host.Server.CreateWebSocketClient();
        client.ConfigureRequest = request =>
        {
            if (cookie is not null)
            {
                request.Headers.Cookie = cookie;
            }

            if (origin is not null)
            {
                request.Headers.Origin = origin;
            }
        };
        return client.ConnectAsync(new Uri("ws://localhost/_blazor"), CancellationToken.None);
    }

    public async Task<RawCircuit> OpenAsync(string? cookie) => await RawCircuit.OpenAsync(await ConnectAsync(cookie));

    /// <summary>A circuit of the pre-check page that has rendered the offer.</summary>
    public async Task<(RawCircuit Circuit, string Secret)> OpenDeskAsync(Visitor visitor, string cookie)
    {
        var markers = await MarkersAsync(visitor);
        var circuit = await OpenAsync(cookie);
        var secret = await circuit.StartAsync(Urls.PreCheck, markers);
        Assert.NotNull(secret);
        Assert.True(await circuit.RendersAsync(DeskText, TimeSpan.FromSeconds(30)), "The desk was not rendered.");
        return (circuit, secret);
    }

    public Task<OfferState> StateAsync() => County.Record.ReadAsync(db => db.Offers.Where(o => o.Id == Offer.Id).Select(o => o.State).SingleAsync());

    public async ValueTask DisposeAsync()
    {
        await Host.DisposeAsync();
        await County.DisposeAsync();
    }
}
