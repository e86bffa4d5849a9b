using Microsoft.EntityFrameworkCore;
using PolicyMarket.Data.Audit;
using PolicyMarket.Data.Diagnostics;
using PolicyMarket.Data.Identity;
using PolicyMarket.Data.Offers;
using PolicyMarket.Data.Policies.Standing;
using PolicyMarket.Tests.Support;

namespace PolicyMarket.Tests.Data.Policies.Standing;

public sealed class ZeroPayoutDeskTests
{
    [Fact]
    public async Task Zero_is_decided_with_a_reason_replaced_and_taken_back_with_a_trace()
    {
        await using var county = await County.CreateAsync();
        var desk = county.Record.Get<ZeroPayoutDesk>();
        var item = county.Item.ItemId;
        County.Refused(await desk.DecideAsync(county.Officer, item, " ", County.Ct), DataDiagnostics.WorkReasonNeeded);
        County.Refused(await desk.TakeBackAsync(county.Officer, item, County.Ct), DataDiagnostics.WorkStateMoved);

        County.Done(await desk.DecideAsync(county.Officer, item, "没有企业申报", County.Ct));
        County.Done(await desk.DecideAsync(county.Officer, item, "没有企业申报", County.Ct));
        Assert.Equal((PayoutStatus.Zero, "没有企业申报"), await StandingAsync(county));
        County.Done(await desk.DecideAsync(county.Officer, item, "都不符合条件", County.Ct));
        County.Done(await desk.TakeBackAsync(county.Officer, item, County.Ct));

        Assert.Equal((PayoutStatus.NotStarted, null), await StandingAsync(county));
        Assert.Equal(
            ["零拨付：没有企业申报", "零拨付：都不符合条件", "撤销零拨付，原来的原因：都不符合条件"],
            await county.Record.ReadAsync(db =>
                db.AuditEvents.Where(a => a.Action.StartsWith("item.zero")).OrderBy(a => a.Id).Select(a => a.Detail).ToListAsync()
            )
        );
    }

    [Fact]
    public async Task Zero_is_refused_while_a_match_claim_or_payment_stands_against_it()
    {
        await using var county = await County.CreateAsync();
        var desk = county.Record.Get<ZeroPayoutDesk>();
        await county.OfferAsync();

        County.Refused(await desk.DecideAsync(county.Officer, county.Item.ItemId, "没有企业申报", County.Ct), DataDiagnostics.WorkStateMoved);
    }

    [Fact]
    public async Task Zero_is_the_word_of_the_department_that_answers_for_the_item()
    {
        await using var county = await County.CreateAsync();
        var other = await county.Record.DepartmentAsync("人社");
        var stranger = await county.Record.PersonAsync("stranger", Roles.Officer, other.Id);

        County.Refused(
            await county.Record.Get<ZeroPayoutDesk>().DecideAsync(stranger, county.Item.ItemId, "没有企业申报", County.Ct),
            DataDiagnostics.NotYours
        );
    }

    /// <summary>未开始 → 兑现流程中 → 已确定扶持结果 → 已拨付, as the offer is confirmed and the claim is paid.</summary>
    [Fact]
    public async Task Standing_follows_offer_claim_and_payment()
    {
        await using var county = await County.CreateAsync();
        Assert.Equal(PayoutStatus.NotStarted, (await StandingAsync(county)).Status);
        var offer = await county.OfferAsync();
        Assert.Equal(PayoutStatus.UnderWay, (await StandingAsync(county)).Status);
        var payout = await county.ClaimAsync(county.FirmUser, offer, county.Account);
        Assert.Equal(PayoutStatus.Decided, (await StandingAsync(county)).Status);
        var batch = await county.ApprovedAsync(payout);
        County.Done(await county.TakeInAsync(batch, county.Answer(batch)));
        Assert.Equal(PayoutStatus.Paid, (await StandingAsync(county)).Status);
    }

    [Theory]
    [InlineData(OfferState.AwaitingCheck, PayoutStatus.UnderWay)]
    [InlineData(OfferState.Approved, PayoutStatus.UnderWay)]
    [InlineData(OfferState.Refused, PayoutStatus.NotStarted)]
    [InlineData(OfferState.Withdrawn, PayoutStatus.NotStarted)]
    [InlineData(OfferState.Declined, PayoutStatus.NotStarted)]
    public async Task Only_offers_that_wait_keep_an_item_under_way(OfferState state, PayoutStatus status)
    {
        await using var county = await County.CreateAsync();
        await county.OfferAsync(state);

        Assert.Equal(status, (await StandingAsync(county)).Status);
    }

    private static async Task<(PayoutStatus Status, string? Reason)> StandingAsync(County county)
    {
        var all = await county.Record.ReadAsync(db => county.Record.Get<ItemStandingReader>().ReadAsync(db, [county.Item.ItemId], County.Ct));
        var standing = Assert.Single(all).Value;
        return (standing.Status, standing.ZeroReason);
    }
}
