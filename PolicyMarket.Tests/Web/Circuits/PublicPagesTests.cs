using PolicyMarket.Data.Identity;
using PolicyMarket.Tests.Web.Host;
using PolicyMarket.Web.Firms.DeliveredFacts;
using PolicyMarket.Web.Routing;

namespace PolicyMarket.Tests.Web.Circuits;

/// <summary>Pages that are open to everyone need no circuit: whoever is not signed in cannot open one.</summary>
public sealed class PublicPagesTests(HostFixture host) : IClassFixture<HostFixture>
{
    [Theory]
    [InlineData(Urls.Supermarket)]
    [InlineData(Urls.ApplyFree)]
    [InlineData("/policies/item-1")]
    [InlineData(Urls.Disclosure)]
    [InlineData(Urls.SignIn)]
    [InlineData(Urls.AccessDenied)]
    [InlineData("/no/such/page")]
    public async Task A_public_page_has_no_component_of_a_circuit(string address)
    {
        var visitor = await host.AsAsync("");
        using var response = await visitor.GetAsync(address);

        Assert.Empty(RawCircuit.MarkersOf(await response.Content.ReadAsStringAsync()));
    }

    [Theory]
    [InlineData(Urls.FirmHome)]
    [InlineData(Urls.FirmClaims)]
    [InlineData(Urls.FirmAccounts)]
    [InlineData(Urls.FirmData)]
    [InlineData(Urls.Notices)]
    public async Task A_page_of_a_firm_has_none_either(string address)
    {
        var visitor = await host.AsAsync(Roles.Firm);
        using var response = await visitor.GetAsync(address);

        Assert.Empty(RawCircuit.MarkersOf(await response.Content.ReadAsStringAsync()));
    }

    /// <summary>Shows that markers are found where they are.</summary>
    [Fact]
    public async Task A_desk_has_some()
    {
        var visitor = await host.AsAsync(Roles.Officer);
        using var response = await visitor.GetAsync(Urls.PreCheck);

        Assert.Equal(2, RawCircuit.MarkersOf(await response.Content.ReadAsStringAsync()).Count);
    }
}
