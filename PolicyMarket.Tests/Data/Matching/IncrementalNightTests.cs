using Microsoft.EntityFrameworkCore;
using PolicyMarket.Data.Matching;
using PolicyMarket.Data.Offers;

namespace PolicyMarket.Tests.Data.Matching;

/// <summary>A night that decides only what changed leaves what a night leaves that decides everything, by whichever matcher.</summary>
public sealed class IncrementalNightTests
{
    private const int Nights = 6;

    [Theory]
    [InlineData(31)]
    [InlineData(32)]
    [InlineData(33)]
    [InlineData(34)]
    public async Task Nights_of_changes_alone_leave_what_whole_nights_leave(int seed)
    {
        await using var quick = await MatchingTown.CreateAsync(seed);
        await using var whole = await MatchingTown.CreateAsync(seed, chunkFirms: 100, byExplainer: seed % 2 == 0);
        var (forQuick, forWhole) = (new Random(seed), new Random(seed));
        for (var night = 0; night < Nights; night++)
        {
            var date = MatchingTown.Tonight.AddDays(night);
            await whole.ForgetContextAsync();
            Assert.Equal((await whole.RunAsync(date)) with { RunId = 0 }, (await quick.RunAsync(date)) with { RunId = 0 });
            Assert.Equal(await whole.SnapshotAsync(), await quick.SnapshotAsync());
            await quick.LiveOnAsync(forQuick);
            await whole.LiveOnAsync(forWhole);
        }

        var runs = await quick.Record.ReadAsync(db => db.MatchingRuns.AsNoTracking().OrderBy(r => r.Id).ToListAsync());
        Assert.True(runs[0].IsWhole);
        Assert.All(runs.Skip(1), run => Assert.False(run.IsWhole));
        Assert.All(await whole.Record.ReadAsync(db => db.MatchingRuns.AsNoTracking().ToListAsync()), run => Assert.True(run.IsWhole));
    }

    [Fact]
    public async Task Night_counts_the_firms_and_items_that_it_decided_again()
    {
        await using var town = await MatchingTown.CreateAsync(41);
        await town.RunAsync();
        var random = new Random(41);
        await town.DeliverSomeAsync(random, share: 10);
        await town.PublishAsync(random);
        await town.RunAsync();

        await using var db = town.Record.Open();
        var batch = await db.ImportBatches.MaxAsync(b => b.Id);
        var run = await db.MatchingRuns.OrderByDescending(r => r.Id).FirstAsync();
        Assert.False(run.IsWhole);
        Assert.Equal(await db.FactSheets.CountAsync(s => s.ChangedBatchId == batch), run.FirmsRecomputed);
        Assert.InRange(run.FirmsRecomputed, 1, MatchingTown.FirmCount / 2);
        Assert.InRange(run.ItemsRecomputed, 0, 1);
    }

    [Fact]
    public async Task First_night_writes_no_change_and_all_is_new()
    {
        await using var town = await MatchingTown.CreateAsync(42);
        var summary = await town.RunAsync();
        Assert.Equal((summary.Eligible, 0L, 0L), (summary.New, summary.Lost, summary.Changed));
        Assert.Empty(await town.Record.ReadAsync(db => db.MatchChanges.ToListAsync()));
        Assert.Equal(summary.Eligible, await town.Record.ReadAsync(db => db.RunTallies.SumAsync(t => t.NewCount)));
        Assert.Equal(summary.Eligible, await town.Record.ReadAsync(db => db.RunRegions.SumAsync(r => r.NewCount)));
    }

    [Fact]
    public async Task Night_without_news_writes_no_firm_again()
    {
        await using var town = await MatchingTown.CreateAsync(43);
        var first = await town.RunAsync();
        var second = await town.RunAsync(MatchingTown.Tonight.AddDays(1));
        Assert.NotEqual(first.RunId, second.RunId);
        Assert.Equal((0L, 0L, 0L, 0), (second.New, second.Lost, second.Changed, second.OffersMade));
        Assert.All(await town.Record.ReadAsync(db => db.FirmMatches.ToListAsync()), match => Assert.Equal(first.RunId, match.RunId));
        Assert.Equal(first.EligibleFen, second.EligibleFen);
    }

    [Fact]
    public async Task Plan_that_comes_back_on_the_same_date_and_data_is_worked_out_again()
    {
        await using var town = await MatchingTown.CreateAsync(44);
        var first = await town.RunAsync();
        var before = await OffersAsync(town);
        await town.Record.ExecuteAsync($"UPDATE PolicyItems SET FundId = NULL");
        var without = await town.RunAsync();
        Assert.All(await OffersAsync(town), offer => Assert.Equal(OfferState.Withdrawn, offer.State));
        await town.Record.ExecuteAsync($"UPDATE PolicyItems SET FundId = 1 WHERE Code <> 'f-no-fund'");
        var third = await town.RunAsync();
        Assert.Equal(3, new[] { first.RunId, without.RunId, third.RunId }.Distinct().Count());
        Assert.False(third.WasThereBefore);
        Assert.Equal(before, await OffersAsync(town));
        Assert.True((await town.RunAsync()).WasThereBefore);
    }

    [Fact]
    public async Task Parameter_that_comes_into_force_makes_the_night_whole()
    {
        await using var town = await MatchingTown.CreateAsync(45);
        await town.RunAsync();
        await town.Record.SeedAsync(new PolicyMarket.Data.Imports.ParameterValue
        {
            Name = "monthly_minimum_wage", Region = "", From = new DateOnly(2026, 11, 23), Value = "2000", Source = "测试",
        });
        await town.RunAsync();
        await town.RunAsync(MatchingTown.Tonight.AddDays(1));
        var runs = await town.Record.ReadAsync(db => db.MatchingRuns.OrderBy(r => r.Id).Select(r => r.IsWhole).ToListAsync());
        Assert.Equal([true, false, true], runs);
    }

    private static Task<List<(long Firm, long Item, OfferState State, long Fen)>> OffersAsync(MatchingTown town) => town.Record.ReadAsync(async db =>
        (await db.Offers.AsNoTracking().OrderBy(o => o.FirmId).ThenBy(o => o.ItemId).ToListAsync()).ConvertAll(o => (o.FirmId, o.ItemId, o.State, o.AmountFen)));
}
