using Microsoft.EntityFrameworkCore;
using PolicyMarket.Data.Diagnostics;
using PolicyMarket.Data.Funds;
using PolicyMarket.Data.Funds.Budgets;
using PolicyMarket.Data.Notices;
using PolicyMarket.Data.Offers;
using PolicyMarket.Rules.Diagnostics;
using PolicyMarket.Tests.Support;

namespace PolicyMarket.Tests.Data.Offers;

public sealed class OfferPushTests
{
    [Fact]
    public async Task Approved_offer_is_pushed_after_the_time_for_taking_back_and_once()
    {
        await using var county = await County.CreateAsync();
        var offer = await county.OfferAsync(OfferState.AwaitingCheck);
        County.Done(await county.Record.Get<PreCheckDesk>().ApproveAsync(county.Officer, offer.Id, County.Ct));
        var push = county.Record.Get<OfferPush>();
        county.Record.Clock.Advance(TimeSpan.FromSeconds(1799));
        Assert.Equal(0, await push.PushDueAsync(County.Ct));
        county.Record.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(1, await push.PushDueAsync(County.Ct));
        Assert.Equal(0, await push.PushDueAsync(County.Ct));
        Assert.Equal(OfferState.Pushed, await PreCheckDeskTests.StateAsync(county, offer.Id));
        var notice = await county.Record.ReadAsync(db => db.Notices.SingleAsync());
        Assert.Equal((county.Firm.Id, $"offer:{offer.Id}"), (notice.FirmId, notice.Target));
        Assert.Contains("100,000.00 元", notice.Title, StringComparison.Ordinal);
        Assert.Equal(2, await county.Record.ReadAsync(db => db.OutboxMessages.CountAsync())); // SMS and e-mail
    }

    [Fact]
    public async Task Sixteen_pushes_at_once_tell_the_firm_once()
    {
        await using var county = await County.CreateAsync();
        var offer = await county.OfferAsync(OfferState.Approved);
        var push = county.Record.Get<OfferPush>();
        await Task.WhenAll(Enumerable.Range(0, 16).Select(_ => Task.Run(() => push.PushNowAsync(county.Officer, [offer.Id], County.Ct))));
        Assert.Equal(1, await county.Record.ReadAsync(db => db.Notices.CountAsync()));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Item_without_an_open_fund_waits(bool isClosed)
    {
        await using var county = await County.CreateAsync();
        var desk = county.Record.Get<FundDesk>();
        County.Done(
            isClosed
                ? await desk.SetOpenAsync(county.Maker, county.Fund.Id, isOpen: false, County.Ct)
                : await desk.AssignAsync(county.Maker, county.Item.ItemId, fundId: null, County.Ct)
        );
        var offer = await county.OfferAsync(OfferState.Approved);
        var push = county.Record.Get<OfferPush>();
        county.Record.Clock.Advance(TimeSpan.FromHours(1));
        Assert.Equal(0, await push.PushDueAsync(County.Ct));
        County.Refused(await push.PushNowAsync(county.Officer, [offer.Id], County.Ct), DataDiagnostics.FundNone);
        Assert.Equal(OfferState.Approved, await PreCheckDeskTests.StateAsync(county, offer.Id));
    }
}
