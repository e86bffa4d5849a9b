using Microsoft.EntityFrameworkCore;
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
        await using var town = await Town.CreateAsync();
        var offer = await town.OfferAsync(OfferState.AwaitingCheck);
        Town.Done(await town.Record.Get<PreCheckDesk>().ApproveAsync(town.Officer, [offer.Id], Town.Ct));
        var push = town.Record.Get<OfferPush>();
        town.Record.Clock.Advance(TimeSpan.FromSeconds(59));
        Assert.Equal(0, await push.PushDueAsync(Town.Ct));
        town.Record.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(1, await push.PushDueAsync(Town.Ct));
        Assert.Equal(0, await push.PushDueAsync(Town.Ct));
        Assert.Equal(OfferState.Pushed, await PreCheckDeskTests.StateAsync(town, offer.Id));
        var notice = await town.Record.ReadAsync(db => db.Notices.SingleAsync());
        Assert.Equal((town.Firm.Id, $"offer:{offer.Id}"), (notice.FirmId, notice.Target));
        Assert.Contains("100,000.00 元", notice.Title, StringComparison.Ordinal);
        Assert.Equal(2, await town.Record.ReadAsync(db => db.OutboxMessages.CountAsync())); // SMS and e-mail
    }

    [Fact]
    public async Task Sixteen_pushes_at_once_tell_the_firm_once()
    {
        await using var town = await Town.CreateAsync();
        var offer = await town.OfferAsync(OfferState.Approved);
        var push = town.Record.Get<OfferPush>();
        await Task.WhenAll(Enumerable.Range(0, 16).Select(_ => Task.Run(() => push.PushNowAsync(town.Officer, [offer.Id], Town.Ct))));
        Assert.Equal(1, await town.Record.ReadAsync(db => db.Notices.CountAsync()));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Item_without_an_open_fund_waits(bool isClosed)
    {
        await using var town = await Town.CreateAsync();
        var desk = town.Record.Get<FundDesk>();
        Town.Done(isClosed
            ? await desk.SetOpenAsync(town.Maker, town.Fund.Id, isOpen: false, Town.Ct)
            : await desk.AssignAsync(town.Maker, town.Item.ItemId, fundId: null, Town.Ct));
        var offer = await town.OfferAsync(OfferState.Approved);
        var push = town.Record.Get<OfferPush>();
        town.Record.Clock.Advance(TimeSpan.FromHours(1));
        Assert.Equal(0, await push.PushDueAsync(Town.Ct));
        Town.Refused(await push.PushNowAsync(town.Officer, [offer.Id], Town.Ct), DiagnosticCatalogue.FundNone);
        Assert.Equal(OfferState.Approved, await PreCheckDeskTests.StateAsync(town, offer.Id));
    }
}
