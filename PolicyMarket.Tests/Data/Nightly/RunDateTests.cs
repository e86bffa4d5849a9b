using Microsoft.EntityFrameworkCore;
using PolicyMarket.Data.Audit;
using PolicyMarket.Data.Determinations;
using PolicyMarket.Data.Diagnostics;
using PolicyMarket.Data.Notices;
using PolicyMarket.Data.Offers;
using PolicyMarket.Data.Workflows;
using PolicyMarket.Rules.Diagnostics;

namespace PolicyMarket.Tests.Data.Nightly;

/// <summary>A run whose date does not follow the last one asks for a reason, and one dated in the past leaves the offers alone. Today is 2026-11-22.</summary>
public sealed class RunDateTests
{
    private static readonly DateOnly Tonight = MatchingCounty.Tonight;

    [Theory]
    [InlineData(-1, false)]
    [InlineData(0, true)]
    [InlineData(3, true)]
    [InlineData(4, false)]
    [InlineData(400, false)]
    public async Task Date_before_the_last_run_or_more_than_three_days_after_it_needs_a_reason(int days, bool isDone)
    {
        await using var county = await MatchingCounty.CreateAsync(61);
        await county.RunAsync();
        var date = Tonight.AddDays(days);
        var result = await RunAsync(county, date, reason: null);
        Assert.Equal(isDone, result.Succeeded);
        if (isDone)
        {
            return;
        }

        Assert.Equal(DataDiagnostics.RunDateUnusual, Assert.Single(result.Diagnostics).Code);
        Assert.Equal(1, await county.Record.ReadAsync(db => db.MatchingRuns.CountAsync()));
        Assert.False((await RunAsync(county, date, " ")).Succeeded);
        Assert.True((await RunAsync(county, date, "补跑一次")).Succeeded);
        Assert.Equal(
            "补跑一次",
            await county.Record.ReadAsync(db => db.MatchingRuns.OrderByDescending(r => r.Id).Select(r => r.ForceReason).FirstAsync())
        );
        Assert.Contains(
            "补跑一次",
            await county.Record.ReadAsync(db => db.AuditEvents.Where(e => e.Action == "run.force").Select(e => e.Detail).SingleAsync()),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task First_run_of_any_date_and_a_repeat_need_no_reason()
    {
        await using var county = await MatchingCounty.CreateAsync(62);
        Assert.True((await RunAsync(county, new DateOnly(2026, 1, 5), reason: null)).Succeeded);
        Assert.True((await RunAsync(county, new DateOnly(2026, 1, 5), reason: null)).Value?.WasThereBefore);
    }

    [Fact]
    public async Task Run_dated_in_the_past_changes_no_offer_and_the_next_one_decides_everything_again()
    {
        await using var county = await MatchingCounty.CreateAsync(63);
        await using var straight = await MatchingCounty.CreateAsync(63);
        foreach (var one in new[] { county, straight })
        {
            await one.RunAsync();
            await one.Record.PutAsync($"UPDATE Offers SET State = 'Pushed' WHERE State = 'Approved'");
            await one.DeliverAsync(64);
        }

        var before = await OffersAsync(county);
        Assert.True((await RunAsync(county, Tonight.AddDays(-30), "核对上月")).Succeeded);
        Assert.Equal(before, await OffersAsync(county));
        Assert.Empty(await county.Record.ReadAsync(db => db.Notices.ToListAsync()));
        await county.RunAsync(Tonight.AddDays(1));
        await straight.RunAsync(Tonight.AddDays(1));
        Assert.Equal(await OffersAsync(straight), await OffersAsync(county));
        Assert.True(await county.Record.ReadAsync(db => db.MatchingRuns.OrderByDescending(r => r.Id).Select(r => r.IsWhole).FirstAsync()));
    }

    [Fact]
    public async Task Return_from_a_run_dated_in_the_future_puts_right_what_it_ended()
    {
        await using var county = await MatchingCounty.CreateAsync(65);
        await county.RunAsync();
        var before = await OffersAsync(county);
        Assert.True((await RunAsync(county, new DateOnly(2026, 12, 31).AddDays(1), "误操作")).Succeeded);
        Assert.All(await OffersAsync(county), o => Assert.Equal(OfferState.Expired, o.State));
        Assert.False((await RunAsync(county, Tonight, reason: null)).Succeeded);
        Assert.True((await RunAsync(county, Tonight, "回到今天")).Succeeded);
        Assert.Equal(
            before.Select(o => (o.Firm, o.Item, o.Fen)),
            (await OffersAsync(county)).Where(o => o.State != OfferState.Expired).Select(o => (o.Firm, o.Item, o.Fen))
        );
        Assert.True((await RunAsync(county, Tonight.AddDays(1), reason: null)).Succeeded);
    }

    [Fact]
    public async Task Only_an_administrator_forces_the_run_of_today()
    {
        await using var county = await MatchingCounty.CreateAsync(66);
        var result = await county.Run.RunNowAsync(new PersonId(12345), "我要运行", progress: null, CancellationToken.None);
        Assert.False(result.Succeeded);
        Assert.Empty(await county.Record.ReadAsync(db => db.MatchingRuns.ToListAsync()));
    }

    private static Task<Result<RunSummary>> RunAsync(MatchingCounty county, DateOnly date, string? reason) =>
        county.Run.RunAsync(date, MatchingCounty.Night, reason, progress: null, CancellationToken.None);

    private static Task<List<(long Firm, long Item, string Period, OfferState State, long Fen)>> OffersAsync(MatchingCounty county) =>
        county.Record.ReadAsync(async db =>
            (await db.Offers.AsNoTracking().OrderBy(o => o.FirmId).ThenBy(o => o.ItemVersionId).ThenBy(o => o.Period).ToListAsync()).ConvertAll(o =>
                (o.FirmId, o.ItemId, o.Period, o.State, o.AmountFen)
            )
        );
}
