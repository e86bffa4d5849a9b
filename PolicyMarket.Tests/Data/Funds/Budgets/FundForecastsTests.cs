using PolicyMarket.Data.Funds.Budgets;
using PolicyMarket.Data.Offers;
using PolicyMarket.Data.Payouts;
using PolicyMarket.Tests.Support;

namespace PolicyMarket.Tests.Data.Funds.Budgets;

/// <summary>The forecast of funds on a real ledger: pace of what was reserved, and the open offers.</summary>
public sealed class FundForecastsTests
{
    [Fact]
    public async Task A_fund_from_which_nothing_was_reserved_has_no_pace_and_no_dry_day()
    {
        await using var county = await County.CreateAsync();

        var forecast = await ForecastAsync(county);

        Assert.Equal((0L, 0, 0L), (forecast.PaceFenPerDay, forecast.PaceDays, forecast.ExpectedFen));
        Assert.Null(forecast.DryOn);
        Assert.Equal(1_000_000_00, forecast.LeftFen);
    }

    [Fact]
    public async Task Reserved_money_makes_the_pace_and_returned_money_takes_it_back()
    {
        await using var county = await County.CreateAsync();
        var payout = await county.ClaimAsync();
        var reserved = await ForecastAsync(county);
        Assert.Equal((100_000_00L / FundForecasts.FewestPaceDays, FundForecasts.FewestPaceDays), (reserved.PaceFenPerDay, reserved.PaceDays));

        county.Record.Clock.Advance(TimeSpan.FromDays(29));
        Assert.Equal((100_000_00L / 30, 30), Pace(await ForecastAsync(county)));

        var batch = await county.ApprovedAsync(payout);
        County.Done(await county.TakeInAsync(batch, county.Answer(batch, PayoutNumber.Of(payout))));
        Assert.Equal((0L, 30), Pace(await ForecastAsync(county)));
    }

    [Fact]
    public async Task A_reservation_older_than_the_time_that_counts_is_no_pace()
    {
        await using var county = await County.CreateAsync();
        await county.ClaimAsync();
        county.Record.Clock.Advance(TimeSpan.FromDays(FundForecasts.MostPaceDays + 1));

        Assert.Equal(0, (await ForecastAsync(county)).PaceFenPerDay);
    }

    [Fact]
    public async Task Open_offers_above_what_is_available_run_dry_on_their_last_day()
    {
        await using var county = await County.CreateAsync();
        var pushed = await county.OfferAsync(amountFen: 700_000_00);
        var (_, checking, _) = await county.OtherFirmAsync(2, 400_000_00);
        await county.Record.ExecuteAsync($"""UPDATE "Offers" SET "State" = 'AwaitingCheck' WHERE "Id" = {checking.Id}""");

        var forecast = await ForecastAsync(county);

        Assert.Equal((700_000_00L, 400_000_00L), (forecast.PushedFen, forecast.CheckingFen));
        Assert.Equal(checking.LastDay, forecast.DryByOffers);
        Assert.Equal(forecast.DryByOffers, forecast.DryOn);
        Assert.Equal(-100_000_00, forecast.LeftFen);
        Assert.Equal(OfferState.Pushed, pushed.State);
    }

    private static (long, int) Pace(FundForecast forecast) => (forecast.PaceFenPerDay, forecast.PaceDays);

    private static async Task<FundForecast> ForecastAsync(County county) =>
        (await county.Record.Get<FundForecasts>().ReadAsync(await county.Record.Get<FundBalances>().ReadAsync(County.Ct), County.Ct))[county.Fund.Id];
}
