using PolicyMarket.Data.Claims;
using PolicyMarket.Data.Payouts;
using PolicyMarket.Data.People;
using PolicyMarket.Tests.Support;

namespace PolicyMarket.Tests.Web.Host;

/// <summary>One host for a class of tests: a town with an offer, a claim and a batch, and a visitor signed in for each role.</summary>
public sealed class HostTown : IAsyncLifetime
{
    private readonly Dictionary<string, Visitor> visitors = [];

    internal Town Town { get; private set; } = null!; // set before the tests of a class
    internal TestHost Host { get; private set; } = null!; // as above
    internal long OfferId { get; private set; }
    internal Payout Payout { get; private set; } = null!; // as above
    internal PayoutBatch Batch { get; private set; } = null!; // as above

    public async Task InitializeAsync()
    {
        Town = await Town.CreateAsync();
        var item = await Town.Record.ItemAsync(Town.Department, Town.Fund.Id, "item-2");
        OfferId = (await Town.Record.OfferAsync(Town.Firm, item)).Id;
        Payout = await Town.ClaimAsync();
        var (boss, offer, account) = await Town.NeighbourAsync(2);
        Batch = await Town.BatchAsync(await Town.ClaimAsync(boss, offer, account));
        Host = new TestHost(Town, "Development");
    }

    public async Task DisposeAsync()
    {
        foreach (var visitor in visitors.Values)
        {
            visitor.Dispose();
        }

        await Host.DisposeAsync();
        await Town.DisposeAsync();
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
