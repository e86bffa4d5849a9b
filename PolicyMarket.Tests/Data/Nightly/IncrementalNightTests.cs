using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using PolicyMarket.Data.Determinations;
using PolicyMarket.Data.FactSheets;
using PolicyMarket.Data.FactSheets.Columns;
using PolicyMarket.Data.Offers;
using PolicyMarket.Data.Policies;

namespace PolicyMarket.Tests.Data.Nightly;

/// <summary>A night that decides only what changed leaves what a night leaves that decides everything, by whichever matcher.</summary>
public sealed class IncrementalNightTests
{
    private const int Nights = 6;

    [Theory]
    [InlineData(31)]
    [InlineData(32)]
    [InlineData(33)]
    [InlineData(34)]
    [InlineData(35)]
    [InlineData(36)]
    public async Task Nights_of_changes_alone_leave_what_whole_nights_leave(int seed)
    {
        await using var quick = await MatchingCounty.CreateAsync(seed);
        await using var whole = await MatchingCounty.CreateAsync(seed, chunkFirms: 100, byExplainer: seed % 2 == 0);
        var (forQuick, forWhole) = (new Random(seed), new Random(seed));
        for (var night = 0; night < Nights; night++)
        {
            var date = MatchingCounty.Tonight.AddDays(night);
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

    [Theory]
    [InlineData(61)]
    [InlineData(62)]
    [InlineData(63)]
    [InlineData(64)]
    public async Task Amounts_that_refer_to_changed_items_are_determined_again(int seed)
    {
        await using var quick = await MatchingCounty.CreateAsync(seed);
        await using var whole = await MatchingCounty.CreateAsync(seed, chunkFirms: 100, byExplainer: seed % 2 == 0);
        await quick.AddReferringItemsAsync();
        await whole.AddReferringItemsAsync();
        var (forQuick, forWhole) = (new Random(seed), new Random(seed));
        for (var night = 0; night < Nights; night++)
        {
            var date = MatchingCounty.Tonight.AddDays(night);
            await whole.ForgetContextAsync();
            await whole.RunAsync(date);
            await quick.RunAsync(date);
            Assert.Equal(await whole.SnapshotAsync(), await quick.SnapshotAsync());
            await quick.LiveOnAsync(forQuick);
            await whole.LiveOnAsync(forWhole);
        }

        var runs = await quick.Record.ReadAsync(db => db.MatchingRuns.AsNoTracking().OrderBy(r => r.Id).ToListAsync());
        Assert.All(runs.Skip(1), run => Assert.False(run.IsWhole));
    }

    [Theory]
    [InlineData(51)]
    [InlineData(52)]
    [InlineData(53)]
    public async Task Nights_of_changes_cut_at_any_moment_and_begun_again_leave_what_whole_nights_leave(int seed)
    {
        await using var cut = await MatchingCounty.CreateAsync(seed, chunkFirms: 2);
        await using var whole = await MatchingCounty.CreateAsync(seed);
        var (forCut, forWhole, moments) = (new Random(seed), new Random(seed), new Random(seed));
        var cuts = 0;
        for (var night = 0; night < Nights; night++)
        {
            var date = MatchingCounty.Tonight.AddDays(night);
            await whole.ForgetContextAsync();
            await whole.RunAsync(date);
            cuts += await RunInPiecesAsync(cut, date, moments);
            Assert.Equal(await whole.SnapshotAsync(), await cut.SnapshotAsync());
            Assert.Empty(await cut.Record.ReadAsync(db => db.RunCheckpoints.ToListAsync()));
            await cut.LiveOnAsync(forCut);
            await whole.LiveOnAsync(forWhole);
        }

        Assert.True(cuts > 3 * Nights, $"Seed {seed} cut {cuts} times only.");
        Assert.All(
            await cut.Record.ReadAsync(db => db.MatchingRuns.AsNoTracking().OrderBy(r => r.Id).Skip(1).ToListAsync()),
            run => Assert.Equal((false, RunState.Finished), (run.IsWhole, run.State))
        );
    }

    [Fact]
    public async Task Night_reads_nothing_of_firms_that_cannot_have_changed()
    {
        await using var county = await MatchingCounty.CreateAsync(46);
        await county.Record.ExecuteAsync($"UPDATE PolicyItems SET FundId = NULL");
        await county.RunAsync();
        var random = new Random(46);
        await county.DeliverSomeAsync(random, share: 20);
        var changed = await county.Record.ReadAsync(db => db.FactSheets.Where(s => s.ChangedBatchId == s.BatchId).Select(s => s.FirmId).ToListAsync());
        var left = await county.Record.ReadAsync(db => db.FirmMatches.Where(m => !changed.Contains(m.FirmId)).Select(m => m.FirmId).ToListAsync());
        Assert.NotEmpty(left);
        foreach (var firm in left)
        {
            await county.Record.ExecuteAsync($"UPDATE FirmMatches SET Pairs = x'ff' WHERE FirmId = {firm}");
        }

        await county.RunAsync();
        Assert.Equal([true, false], await county.Record.ReadAsync(db => db.MatchingRuns.OrderBy(r => r.Id).Select(r => r.IsWhole).ToListAsync()));
    }

    [Theory]
    [InlineData("UPDATE RunTallies SET Eligible = Eligible + 1 WHERE ItemId = 1")]
    [InlineData(
        "UPDATE RunTallies SET Eligible = Eligible + 1 WHERE ItemId = 1; UPDATE RunRegions SET Eligible = Eligible + 1 WHERE Region = '431382'; UPDATE MatchingRuns SET EligibleCount = EligibleCount + 1"
    )]
    [InlineData("UPDATE FirmMatches SET Region = NULL")]
    [InlineData("UPDATE FirmMatches SET Region = '440000'")]
    [InlineData("DELETE FROM RunRegions")]
    [InlineData("UPDATE RunRegions SET Unknown = Unknown + 1")]
    [InlineData("DELETE FROM RunGaps")]
    public async Task Night_that_finds_what_it_begins_from_wrong_decides_everything_again(string damage)
    {
        await using var county = await MatchingCounty.CreateAsync(47);
        await using var sound = await MatchingCounty.CreateAsync(47);
        foreach (var one in new[] { county, sound })
        {
            await one.RunAsync();
            await one.DeliverSomeAsync(new Random(47), share: 4);
        }

        await county.Record.ExecuteAsync(FormattableStringFactory.Create(damage));
        var summary = await county.RunAsync();
        var wanted = await sound.RunAsync();
        Assert.Equal(
            wanted with
            {
                RunId = 0,
                OffersMade = 0,
                OffersWithdrawn = 0,
                OffersExpired = 0,
            },
            summary with
            {
                RunId = 0,
                OffersMade = 0,
                OffersWithdrawn = 0,
                OffersExpired = 0,
            }
        );
        Assert.Equal(await OffersAsync(sound), await OffersAsync(county));
        Assert.Equal(await FiguresAsync(sound), await FiguresAsync(county));
    }

    [Fact]
    public async Task Gaps_are_gone_on_from_in_the_process_that_found_them_and_counted_anew_in_another()
    {
        await using var county = await MatchingCounty.CreateAsync(49);
        await county.RunAsync();
        await county.Record.ExecuteAsync($"UPDATE RunGaps SET Pairs = Pairs + 1000 WHERE Attribute = 'revenue'");
        var random = new Random(49);
        await county.DeliverSomeAsync(random, share: 20);
        Assert.InRange(await GapAsync(county), 1_000, 1_000 + MatchingCounty.FirmCount);
        await county.Record.Get<FactTableCache>().ClearAsync(CancellationToken.None);
        await county.DeliverSomeAsync(random, share: 20);
        Assert.InRange(await GapAsync(county), 1, MatchingCounty.FirmCount * 5);

        static async Task<long> GapAsync(MatchingCounty county)
        {
            var run = (await county.RunAsync()).RunId;
            return await county.Record.ReadAsync(db =>
                db.RunGaps.Where(g => g.RunId == run && g.Attribute == "revenue").Select(g => g.Pairs).SingleAsync()
            );
        }
    }

    [Fact]
    public async Task Night_counts_the_firms_and_items_that_it_decided_again()
    {
        await using var county = await MatchingCounty.CreateAsync(41);
        await county.RunAsync();
        var random = new Random(41);
        await county.DeliverSomeAsync(random, share: 10);
        await county.PublishAsync(random);
        await county.RunAsync();

        await using var db = county.Record.Open();
        var batch = await db.ImportBatches.MaxAsync(b => b.Id);
        var run = await db.MatchingRuns.OrderByDescending(r => r.Id).FirstAsync();
        Assert.False(run.IsWhole);
        Assert.Equal(await db.FactSheets.CountAsync(s => s.ChangedBatchId == batch), run.FirmsRecomputed);
        Assert.InRange(run.FirmsRecomputed, 1, MatchingCounty.FirmCount / 2);
        Assert.InRange(run.ItemsRecomputed, 0, 1);
    }

    [Fact]
    public async Task First_night_writes_no_change_and_all_is_new()
    {
        await using var county = await MatchingCounty.CreateAsync(42);
        var summary = await county.RunAsync();
        Assert.Equal((summary.Eligible, 0L, 0L), (summary.New, summary.Lost, summary.Changed));
        Assert.Empty(await county.Record.ReadAsync(db => db.MatchChanges.ToListAsync()));
        Assert.Equal(summary.Eligible, await county.Record.ReadAsync(db => db.RunTallies.SumAsync(t => t.NewCount)));
        Assert.Equal(summary.Eligible, await county.Record.ReadAsync(db => db.RunRegions.SumAsync(r => r.NewCount)));
    }

    [Fact]
    public async Task Night_without_news_writes_no_firm_again()
    {
        await using var county = await MatchingCounty.CreateAsync(43);
        var first = await county.RunAsync();
        var second = await county.RunAsync(MatchingCounty.Tonight.AddDays(1));
        Assert.NotEqual(first.RunId, second.RunId);
        Assert.Equal((0L, 0L, 0L, 0), (second.New, second.Lost, second.Changed, second.OffersMade));
        Assert.All(await county.Record.ReadAsync(db => db.FirmMatches.ToListAsync()), match => Assert.Equal(first.RunId, match.RunId));
        Assert.Equal(first.EligibleFen, second.EligibleFen);
    }

    [Fact]
    public async Task Plan_that_comes_back_on_the_same_date_and_data_is_worked_out_again()
    {
        await using var county = await MatchingCounty.CreateAsync(44);
        var first = await county.RunAsync();
        var before = await OffersAsync(county);
        await county.Record.ExecuteAsync($"UPDATE PolicyItems SET FundId = NULL");
        var without = await county.RunAsync();
        Assert.All(await OffersAsync(county), offer => Assert.Equal(OfferState.Withdrawn, offer.State));
        await county.Record.ExecuteAsync($"UPDATE PolicyItems SET FundId = 1 WHERE Code <> 'f-no-fund'");
        var third = await county.RunAsync();
        Assert.Equal(3, new[] { first.RunId, without.RunId, third.RunId }.Distinct().Count());
        Assert.False(third.WasThereBefore);
        Assert.Equal(before, await OffersAsync(county));
        Assert.True((await county.RunAsync()).WasThereBefore);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Title_that_ends_between_two_nights_is_lost_without_a_delivery(bool isInAnotherProcess)
    {
        await using var county = await MatchingCounty.CreateAsync(48);
        await county.AddTitleItemAsync();
        await county.RunAsync();
        Assert.Equal(MatchingCounty.FirmCount, await TitledAsync(county));
        if (isInAnotherProcess)
        {
            await county.Record.Get<FactTableCache>().ClearAsync(CancellationToken.None);
        }

        var summary = await county.RunAsync(MatchingCounty.Tonight.AddDays(1));
        Assert.Equal(MatchingCounty.FirmCount - 1, await TitledAsync(county));
        Assert.Equal(1, summary.Lost);
        Assert.Equal(
            [(true, MatchingCounty.FirmCount), (false, 1)],
            await county.Record.ReadAsync(async db =>
                (await db.MatchingRuns.OrderBy(r => r.Id).ToListAsync()).ConvertAll(r => (r.IsWhole, r.FirmsRecomputed))
            )
        );

        static Task<int> TitledAsync(MatchingCounty county) =>
            county.Record.ReadAsync(async db =>
                checked(
                    (int)
                        (
                            await db
                                .RunTallies.Join(db.PolicyItems.Where(i => i.Code == "t-title"), t => t.ItemId, i => i.Id, (t, i) => t)
                                .OrderBy(t => t.RunId)
                                .LastAsync()
                        ).Eligible
                )
            );
    }

    [Fact]
    public async Task Parameter_that_comes_into_force_makes_the_night_whole()
    {
        await using var county = await MatchingCounty.CreateAsync(45);
        await county.RunAsync();
        await county.Record.SeedAsync(
            new PolicyMarket.Data.FactSheets.ParameterValue
            {
                Name = "monthly_minimum_wage",
                Region = "",
                From = new DateOnly(2026, 11, 23),
                Value = "2000",
                Source = "测试",
            }
        );
        await county.RunAsync();
        await county.RunAsync(MatchingCounty.Tonight.AddDays(1));
        var runs = await county.Record.ReadAsync(db => db.MatchingRuns.OrderBy(r => r.Id).Select(r => r.IsWhole).ToListAsync());
        Assert.Equal([true, false, true], runs);
    }

    /// <summary>How often the night was cut until it came to its end.</summary>
    private static async Task<int> RunInPiecesAsync(MatchingCounty county, DateOnly date, Random moments)
    {
        for (var cuts = 0; ; cuts++)
        {
            county.Clock.CutAfter(moments.Next(1, 12 + (8 * cuts)), stages: true);
            try
            {
                await county.RunAsync(date);
                county.Clock.CutAfter(int.MaxValue);
                return cuts;
            }
            catch (OperationCanceledException)
            {
                // Begun again above.
            }
        }
    }

    private static Task<List<string>> FiguresAsync(MatchingCounty county) =>
        county.Record.ReadAsync(async db =>
        {
            var last = await db.MatchingRuns.Where(r => r.State == RunState.Finished).MaxAsync(r => r.Id);
            List<string> lines =
            [
                .. (await db.RunTallies.AsNoTracking().Where(t => t.RunId == last).OrderBy(t => t.ItemId).ToListAsync()).Select(t =>
                    $"{t.ItemId} {t.Eligible} {t.EligibleFen} {t.Unknown} {t.NewCount} {t.LostCount} {t.ChangedCount}"
                ),
            ];
            lines.AddRange(
                (await db.RunRegions.AsNoTracking().Where(r => r.RunId == last).OrderBy(r => r.Region).ToListAsync()).Select(r =>
                    $"{r.Region} {r.Eligible} {r.EligibleFen} {r.Unknown} {r.NewCount} {r.LostCount} {r.ChangedCount}"
                )
            );
            lines.AddRange(
                (await db.RunGaps.AsNoTracking().Where(g => g.RunId == last).OrderBy(g => g.Attribute).ToListAsync()).Select(g =>
                    $"{g.Attribute} {g.Pairs} {g.SolePairs} {g.SoleCapFen} {g.SoleUncappedPairs}"
                )
            );
            lines.AddRange(
                (await db.FirmMatches.AsNoTracking().OrderBy(m => m.FirmId).ToListAsync()).Select(m =>
                    $"{m.FirmId} {m.Region} {Convert.ToHexString(m.Pairs)}"
                )
            );
            return lines;
        });

    private static Task<List<(long Firm, long Item, OfferState State, long Fen)>> OffersAsync(MatchingCounty county) =>
        county.Record.ReadAsync(async db =>
            (await db.Offers.AsNoTracking().OrderBy(o => o.FirmId).ThenBy(o => o.ItemId).ToListAsync()).ConvertAll(o =>
                (o.FirmId, o.ItemId, o.State, o.AmountFen)
            )
        );
}
