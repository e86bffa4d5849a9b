using Microsoft.EntityFrameworkCore;
using PolicyMarket.Data.Offers;
using PolicyMarket.Data.Payouts;
using PolicyMarket.Data.RecordChecks;
using PolicyMarket.Data.Workflows;
using PolicyMarket.Tests.Support;

namespace PolicyMarket.Tests.Data.Seals;

/// <summary>A county whose record holds a paid, an approved and a reserved payout, made by the workflows.</summary>
internal static class SealFixture
{
    public static async Task<(County County, PayoutBatch Paid, PayoutBatch Approved)> CreateAsync()
    {
        var county = await County.CreateAsync();
        var (firmUser, offer, account) = await county.OtherFirmAsync(2);
        var (third, thirdOffer, thirdAccount) = await county.OtherFirmAsync(3);
        var paid = await county.ApprovedAsync(await county.ClaimAsync());
        County.Done(await county.TakeInAsync(paid, county.Answer(paid)));
        var approved = await county.ApprovedAsync(await county.ClaimAsync(firmUser, offer, account));
        await county.ClaimAsync(third, thirdOffer, thirdAccount);
        await ReviewAsync(county);
        return (county, await county.LoadAsync(paid.Id), approved);
    }

    public static async Task<RecordChecked> CheckAsync(County county, string? heads = null) =>
        County.Done(await county.Record.Get<RecordDesk>().CheckAsync(Actor.System("测试"), heads, County.Ct));

    /// <summary>Seeded offers begin as pushed; the review that a rule or an officer would have left is added.</summary>
    private static async Task ReviewAsync(County county)
    {
        foreach (var id in await county.Record.ReadAsync(db => db.Offers.Select(o => o.Id).ToListAsync()))
        {
            await county.Record.SeedAsync(
                new PolicyMarket.Data.Reviews.Review
                {
                    OfferId = id,
                    Step = 1,
                    Decision = PolicyMarket.Data.Reviews.ReviewDecision.PassedByRule,
                    At = county.Record.Business.UtcNow,
                }
            );
        }
    }
}
