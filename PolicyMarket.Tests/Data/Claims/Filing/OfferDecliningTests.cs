using Microsoft.EntityFrameworkCore;
using PolicyMarket.Data.Audit;
using PolicyMarket.Data.Claims.Filing;
using PolicyMarket.Data.Diagnostics;
using PolicyMarket.Data.Ledger;
using PolicyMarket.Data.Notices;
using PolicyMarket.Data.Offers;
using PolicyMarket.Data.Policies;
using PolicyMarket.Data.Workflows;
using PolicyMarket.Rules.Diagnostics;
using PolicyMarket.Rules.Values;
using PolicyMarket.Tests.Support;

namespace PolicyMarket.Tests.Data.Claims.Filing;

/// <summary>A firm declines an offer, and changes its mind within ten working days.</summary>
public sealed class OfferDecliningTests : IAsyncLifetime
{
    private County _county = null!; // set before each test

    public async Task InitializeAsync() => _county = await County.CreateAsync();

    public async Task DisposeAsync() => await _county.DisposeAsync();

    private OfferDeclining Declining => _county.Record.Get<OfferDeclining>();

    [Fact]
    public async Task Declined_twice_is_declined_once_and_says_until_when_it_can_be_taken_back()
    {
        var offer = await _county.OfferAsync();
        County.Done(await Declining.DeclineAsync(_county.FirmUser, offer.Id, "不需要", County.Ct));
        County.Done(await Declining.DeclineAsync(_county.FirmUser, offer.Id, null, County.Ct));

        Assert.Equal(1, await CountAsync("offer.decline"));
        var notice = await _county.Record.ReadAsync(db => db.Notices.SingleAsync());
        Assert.Equal($"offer:{offer.Id}", notice.Target);
        Assert.Contains("2026-12-04 前（含当日）", notice.Body, StringComparison.Ordinal); // ten working days after Sunday the 22nd
        County.Refused(await FileAsync(offer), DataDiagnostics.WorkStateMoved);
        Assert.Equal(0, await _county.BalanceAsync(LedgerAccount.Reserved));
    }

    [Fact]
    public async Task Taken_back_it_can_be_confirmed_as_before()
    {
        var offer = await _county.OfferAsync();
        County.Done(await Declining.DeclineAsync(_county.FirmUser, offer.Id, "材料另有安排", County.Ct));
        _county.Record.Clock.Advance(TimeSpan.FromDays(12)); // Friday the 4th, the last day

        County.Done(await Declining.TakeBackAsync(_county.FirmUser, offer.Id, County.Ct));
        County.Done(await Declining.TakeBackAsync(_county.FirmUser, offer.Id, County.Ct));

        var now = await _county.Record.ReadAsync(db => db.Offers.SingleAsync(o => o.Id == offer.Id));
        Assert.Equal((OfferState.Pushed, null, null), (now.State, now.AnsweredAt, now.Reason));
        Assert.Equal(_county.Record.Business.UtcNow, now.PushedAt);
        Assert.Equal(1, await CountAsync("offer.take-back"));
        Assert.Equal(2, await _county.Record.ReadAsync(db => db.Notices.CountAsync()));
        County.Done(await FileAsync(offer));
        Assert.Equal(100_000_00, await _county.BalanceAsync(LedgerAccount.Reserved));
    }

    [Fact]
    public async Task After_ten_working_days_it_is_closed()
    {
        var offer = await _county.OfferAsync();
        County.Done(await Declining.DeclineAsync(_county.FirmUser, offer.Id, null, County.Ct));
        _county.Record.Clock.Advance(TimeSpan.FromDays(13));

        County.Refused(await Declining.TakeBackAsync(_county.FirmUser, offer.Id, County.Ct), DataDiagnostics.OfferEnded);
        Assert.Equal(OfferState.Declined, await StateAsync(offer));
    }

    [Fact]
    public async Task It_cannot_be_taken_back_after_its_own_last_day()
    {
        var offer = await _county.Record.OfferAsync(_county.Firm, _county.Item, lastDay: new DateOnly(2026, 11, 24));
        County.Done(await Declining.DeclineAsync(_county.FirmUser, offer.Id, null, County.Ct));
        _county.Record.Clock.Advance(TimeSpan.FromDays(3));

        var refused = await Declining.TakeBackAsync(_county.FirmUser, offer.Id, County.Ct);
        County.Refused(refused, DataDiagnostics.OfferEnded);
        Assert.Contains("2026-11-24", refused.Why, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2026-11-20", "2026-12-31", "2026-12-04")] // a Friday
    [InlineData("2026-11-22", "2026-12-31", "2026-12-04")] // a Sunday
    [InlineData("2026-11-23", "2026-12-31", "2026-12-07")]
    [InlineData("2026-11-23", "2026-11-30", "2026-11-30")]
    public void The_last_day_counts_working_days_and_ends_with_the_offer(string declined, string lastDay, string expected)
    {
        var at = Day(declined).ToDateTime(new TimeOnly(3, 0), DateTimeKind.Utc);
        Assert.Equal(Day(expected), OfferDeclining.LastDayToTakeBack(at, Day(lastDay), WorkingDays.Weekdays));
    }

    [Fact]
    public async Task A_new_version_of_the_item_closes_it()
    {
        var offer = await _county.OfferAsync();
        County.Done(await Declining.DeclineAsync(_county.FirmUser, offer.Id, null, County.Ct));
        await _county.Record.VersionAsync(_county.Item.ItemId, 2, "item-1");
        await _county.Record.ExecuteAsync($"UPDATE PolicyItems SET CurrentNumber = 2 WHERE Id = {_county.Item.ItemId}");

        County.Refused(await Declining.TakeBackAsync(_county.FirmUser, offer.Id, County.Ct), DataDiagnostics.OfferEnded);
    }

    [Fact]
    public async Task What_was_claimed_in_its_place_closes_it()
    {
        var first = await _county.Record.ItemAsync(_county.Department, _county.Fund.Id, "group-a", "就高");
        var second = await _county.Record.ItemAsync(_county.Department, _county.Fund.Id, "group-b", "就高");
        var declined = await _county.Record.OfferAsync(_county.Firm, first);
        County.Done(await Declining.DeclineAsync(_county.FirmUser, declined.Id, null, County.Ct));
        County.Done(await FileAsync(await _county.Record.OfferAsync(_county.Firm, second)));

        County.Refused(await Declining.TakeBackAsync(_county.FirmUser, declined.Id, County.Ct), DataDiagnostics.ClaimExclusive);
    }

    [Theory]
    [InlineData(OfferState.AwaitingCheck)]
    [InlineData(OfferState.Refused)]
    [InlineData(OfferState.Withdrawn)]
    [InlineData(OfferState.Expired)]
    public async Task Only_what_was_declined_is_taken_back(OfferState state)
    {
        var offer = await _county.OfferAsync(state);
        County.Refused(await Declining.TakeBackAsync(_county.FirmUser, offer.Id, County.Ct), DataDiagnostics.WorkStateMoved);
        Assert.Equal(state, await StateAsync(offer));
    }

    [Fact]
    public async Task Another_firm_takes_nothing_back()
    {
        var (other, _, _) = await _county.OtherFirmAsync(2);
        var offer = await _county.OfferAsync();
        County.Done(await Declining.DeclineAsync(_county.FirmUser, offer.Id, null, County.Ct));
        County.Refused(await Declining.TakeBackAsync(other, offer.Id, County.Ct), DataDiagnostics.NotYours);
        Assert.Equal(OfferState.Declined, await StateAsync(offer));
    }

    private static DateOnly Day(string text) => DateOnly.Parse(text, System.Globalization.CultureInfo.InvariantCulture);

    private Task<Result<ClaimFiled>> FileAsync(Offer offer) =>
        _county.Record.Get<ClaimFiling>().ConfirmAsync(_county.FirmUser, offer.Id, _county.Account.Id, County.Ct);

    private Task<int> CountAsync(string action) => _county.Record.ReadAsync(db => db.AuditEvents.CountAsync(a => a.Action == action));

    private Task<OfferState> StateAsync(Offer offer) =>
        _county.Record.ReadAsync(db => db.Offers.Where(o => o.Id == offer.Id).Select(o => o.State).SingleAsync());
}
