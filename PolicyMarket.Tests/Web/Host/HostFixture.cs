using PolicyMarket.Data.Claims;
using PolicyMarket.Data.Payouts;
using PolicyMarket.Data.People;
using PolicyMarket.Data.Workflows;
using PolicyMarket.Tests.Support;

namespace PolicyMarket.Tests.Web.Host;

/// <summary>One host for a class of tests: a county with an offer, a claim and a batch, and a visitor signed in for each role.</summary>
public sealed class HostFixture : IAsyncLifetime
{
    private readonly Dictionary<string, Visitor> visitors = [];

    internal County County { get; private set; } = null!; // set before the tests of a class
    internal TestHost Host { get; private set; } = null!; // as above
    internal long OfferId { get; private set; }
    internal Payout Payout { get; private set; } = null!; // as above
    internal PayoutBatch Batch { get; private set; } = null!; // as above

    public async Task InitializeAsync()
    {
        County = await County.CreateAsync();
        var item = await County.Record.ItemAsync(County.Department, County.Fund.Id, "item-2");
        OfferId = (await County.Record.OfferAsync(County.Firm, item)).Id;
        Payout = await County.ClaimAsync();
        var (firmUser, offer, account) = await County.OtherFirmAsync(2);
        Batch = await County.BatchAsync(await County.ClaimAsync(firmUser, offer, account));
        Host = new TestHost(County, "Development");
    }

    public async Task DisposeAsync()
    {
        foreach (var visitor in visitors.Values)
        {
            visitor.Dispose();
        }

        await Host.DisposeAsync();
        await County.DisposeAsync();
    }

    /// <summary>Whoever has this role; somebody who is not signed in for "".</summary>
    internal async Task<Visitor> AsAsync(string role)
    {
        if (!visitors.TryGetValue(role, out var visitor))
        {
            visitor = visitors[role] = Host.Visit();
            if (role.Length > 0)
            {
                await visitor.SignInAsync($"p-{role}", Seeds.Password);
            }
        }

        return visitor;
    }
}
