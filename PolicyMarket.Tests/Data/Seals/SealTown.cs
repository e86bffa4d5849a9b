using Microsoft.EntityFrameworkCore;
using PolicyMarket.Data.Offers;
using PolicyMarket.Data.Payouts;
using PolicyMarket.Data.RecordChecks;
using PolicyMarket.Data.Workflows;
using PolicyMarket.Tests.Support;

namespace PolicyMarket.Tests.Data.Seals;

/// <summary>A town whose record holds a paid, an approved and a reserved payout, made by the workflows.</summary>
internal static class SealTown
{
    public static async Task<(Town Town, PayoutBatch Paid, PayoutBatch Approved)> CreateAsync()
    {
        var town = await Town.CreateAsync();
        var (boss, offer, account) = await town.NeighbourAsync(2);
        var (third, thirdOffer, thirdAccount) = await town.NeighbourAsync(3);
        var paid = await town.ApprovedAsync(await town.ClaimAsync());
        Town.Done(await town.TakeInAsync(paid, town.Answer(paid)));
        var approved = await town.ApprovedAsync(await town.ClaimAsync(boss, offer, account));
        await town.ClaimAsync(third, thirdOffer, thirdAccount);
        await ReviewAsync(town);
        return (town, await town.LoadAsync(paid.Id), approved);
    }

    public static async Task<RecordChecked> CheckAsync(Town town, string? heads = null) =>
        Town.Done(await town.Record.Get<RecordDesk>().CheckAsync(Actor.System("测试"), heads, Town.Ct));

    /// <summary>Seeded offers begin as pushed; the review that a rule or an officer would have left is added.</summary>
    private static async Task ReviewAsync(Town town)
    {
        foreach (var id in await town.Record.ReadAsync(db => db.Offers.Select(o => o.Id).ToListAsync()))
        {
            await town.Record.SeedAsync(new PolicyMarket.Data.Reviews.Review
            {
                OfferId = id, Step = 1, Decision = PolicyMarket.Data.Reviews.ReviewDecision.PassedByRule, At = town.Record.Business.UtcNow,
            });
        }
    }
}
