using Microsoft.EntityFrameworkCore;
using PolicyMarket.Data.Determinations;
using PolicyMarket.Data.Diagnostics;
using PolicyMarket.Data.Identity;
using PolicyMarket.Data.Offers;
using PolicyMarket.Data.Opinions;
using PolicyMarket.Data.Policies;
using PolicyMarket.Data.RecordChecks;
using PolicyMarket.Rules.Diagnostics;
using PolicyMarket.Rules.Engine;
using PolicyMarket.Rules.Outcomes;
using PolicyMarket.Tests.Data.Nightly;
using PolicyMarket.Tests.Support;

namespace PolicyMarket.Tests.Data.Opinions;

/// <summary>The stage of a nightly run: agreement, differences, holds and their end, crashes.</summary>
public sealed class SecondOpinionTests
{
    private static readonly DateOnly[] Nights = [.. Enumerable.Range(0, 6).Select(night => MatchingCounty.Tonight.AddDays(night))];

    [Theory]
    [InlineData(EngineKind.Columnar, "nrules")]
    [InlineData(EngineKind.Explainer, "nrules")]
    [InlineData(EngineKind.NRules, "columnar")]
    public async Task Small_market_is_determined_again_as_a_whole_by_another_engine(EngineKind engine, string second)
    {
        await using var county = await MatchingCounty.CreateAsync(21, engine: engine);
        var run = await county.RunAsync();
        var opinion = await county.Record.ReadAsync(db => db.SecondOpinions.SingleAsync());
        Assert.Equal((run.RunId, EngineNames.NameOf(engine), second), (opinion.RunId, opinion.RunEngine, opinion.Engine));
        Assert.Equal(
            (5 * MatchingCounty.FirmCount, 5, 5, MatchingCounty.FirmCount, 0),
            (opinion.Pairs, opinion.Items, opinion.ItemsInForce, opinion.Firms, opinion.Differences)
        );
        Assert.Equal(0, await county.Record.ReadAsync(db => db.ItemHolds.CountAsync()));
        Assert.Equal(0, await county.Record.ReadAsync(db => db.RecordAlarms.CountAsync()));
        Assert.True(await county.Record.ReadAsync(db => db.Offers.AnyAsync()));
        await county.RunAsync();
        Assert.Equal(1, await county.Record.ReadAsync(db => db.SecondOpinions.CountAsync()));
    }

    [Fact]
    public async Task Difference_holds_the_offers_of_its_items_and_no_others_and_raises_an_alarm()
    {
        await using var well = await MatchingCounty.CreateAsync(22);
        await using var ill = await MatchingCounty.CreateAsync(22, engines: new WrongEngineChoice { Misread = "employees" });
        await well.RunAsync();
        var run = await ill.RunAsync();

        Assert.Equal(["a-jobs", "d-apply"], await HeldAsync(ill));
        var (all, made) = (await OffersAsync(well), await OffersAsync(ill));
        Assert.Contains(all, offer => offer.Code == "a-jobs");
        Assert.DoesNotContain(made, offer => offer.Code == "a-jobs");
        Assert.Equal(all.Where(offer => offer.Code == "c-refund"), made.Where(offer => offer.Code == "c-refund"));

        // b-growth stands in the group of a-jobs: it is offered where it is the better one, and not in the place of the held one.
        Assert.Equal(all.Where(offer => offer.Code == "b-growth"), made.Where(offer => offer.Code == "b-growth"));

        var view = Assert.Single(await ill.Record.Get<OpinionReader>().OfRunAsync(run.RunId, 50, CancellationToken.None));
        var jobs = Assert.Single(view.Items, item => item.Code == "a-jobs");
        Assert.Equal(view.Opinion.Differences, view.Items.Sum(item => item.Count));
        Assert.Equal(PairComparison.MostListed, jobs.Firms.Length);
        Assert.All(
            jobs.Firms,
            firm =>
            {
                Assert.EndsWith("机械有限公司", firm.Name, StringComparison.Ordinal);
                Assert.Contains("从业人员", firm.Difference.Condition, StringComparison.Ordinal);
                Assert.NotEqual(firm.Difference.RunAnswer, firm.Difference.SecondAnswer);
                Assert.Equal(firm.Difference.RunTruth == Truth.True, firm.Difference.SecondTruth == Truth.False);
            }
        );
        var alarm = await ill.Record.ReadAsync(db => db.RecordAlarms.SingleAsync());
        Assert.Equal(2, alarm.FindingCount);
        Assert.Contains(DataDiagnostics.OpinionDiffers, alarm.Details, StringComparison.Ordinal);
        Assert.Contains("a-jobs", alarm.Details, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Later_agreement_ends_the_hold_and_the_same_run_makes_the_offers()
    {
        var engines = new WrongEngineChoice { Misread = "employees" };
        await using var well = await MatchingCounty.CreateAsync(23);
        await using var ill = await MatchingCounty.CreateAsync(23, engines: engines);
        foreach (var night in Nights[..2])
        {
            await well.RunAsync(night);
            await ill.RunAsync(night);
        }

        Assert.Equal(["a-jobs", "d-apply"], await HeldAsync(ill));
        Assert.Equal(
            (1, 2),
            await ill.Record.ReadAsync(async db => (await db.RecordAlarms.CountAsync(), (await db.RecordAlarms.SingleAsync()).SeenCount))
        );
        engines.Misread = null;
        await well.RunAsync(Nights[2]);
        await ill.RunAsync(Nights[2]);
        Assert.Empty(await HeldAsync(ill));
        Assert.Equal(await OffersAsync(well), await OffersAsync(ill));
        Assert.All(await ill.Record.ReadAsync(db => db.ItemHolds.ToListAsync()), hold => Assert.NotNull(hold.AgreedOpinionId));
    }

    [Fact]
    public async Task Open_offers_of_a_held_item_stay_as_they_are()
    {
        var engines = new WrongEngineChoice();
        await using var county = await MatchingCounty.CreateAsync(24, engines: engines);
        await county.RunAsync(Nights[0]);
        var before = await OffersAsync(county);
        engines.Misread = "employees";
        await county.DeliverAsync(124);
        await county.RunAsync(Nights[1]);
        Assert.Equal(["a-jobs", "d-apply"], await HeldAsync(county));
        var after = await OffersAsync(county);
        Assert.Equal(before.Where(offer => offer.Code == "a-jobs"), after.Where(offer => offer.Code == "a-jobs"));
        Assert.NotEqual(before.Where(offer => offer.Code == "c-refund"), after.Where(offer => offer.Code == "c-refund"));

        // Two nights on the same new facts: what the hold delayed is made up for completely.
        await using var well = await MatchingCounty.CreateAsync(24);
        await well.RunAsync(Nights[0]);
        await well.DeliverAsync(124);
        await well.RunAsync(Nights[1]);
        engines.Misread = null;
        await county.RunAsync(Nights[2]);
        await well.RunAsync(Nights[2]);
        Assert.Equal(await OffersAsync(well), await OffersAsync(county));
    }

    [Fact]
    public async Task Release_lets_the_next_run_make_the_offers_until_another_condition_is_disputed()
    {
        var engines = new WrongEngineChoice { Misread = "employees" };
        await using var well = await MatchingCounty.CreateAsync(25);
        await using var ill = await MatchingCounty.CreateAsync(25, engines: engines);
        await well.RunAsync(Nights[0]);
        await ill.RunAsync(Nights[0]);
        await ReleaseAllAsync(ill);
        await well.RunAsync(Nights[1]);
        var run = await ill.RunAsync(Nights[1]);

        Assert.Empty(await HeldAsync(ill));
        Assert.Equal(await OffersAsync(well), await OffersAsync(ill));
        var view = Assert.Single(await ill.Record.Get<OpinionReader>().OfRunAsync(run.RunId, 50, CancellationToken.None));
        Assert.True(view.Opinion.Differences > 0);
        Assert.All(view.Items, item => Assert.Null(item.Hold));
        Assert.Equal(1, await ill.Record.ReadAsync(db => db.RecordAlarms.CountAsync()));

        // Another attribute, another condition: the old release does not cover it.
        engines.Misread = "revenue";
        await ill.RunAsync(Nights[2]);
        Assert.Equal(["b-growth"], await HeldAsync(ill));
        engines.Misread = "employees";
        await ill.RunAsync(Nights[3]);
        Assert.Empty(await HeldAsync(ill));

        // The release is for the version: a new text with the same condition is held again.
        await ill.Record.SeedAsync(await NextVersionAsync(ill, "a-jobs"));
        await ill.Record.ExecuteAsync($"UPDATE PolicyItems SET CurrentNumber = 2 WHERE Code = 'a-jobs'");
        await ill.RunAsync(Nights[4]);
        Assert.Equal(["a-jobs"], await HeldAsync(ill));
    }

    [Fact]
    public async Task Engine_that_fails_holds_the_item_and_does_not_stop_the_night()
    {
        await using var county = await MatchingCounty.CreateAsync(26, engines: new WrongEngineChoice { Misread = "employees", Throws = true });
        var run = await county.RunAsync();
        Assert.Equal(["a-jobs", "d-apply"], await HeldAsync(county));
        Assert.True(run.OffersMade > 0);
        var differences = await county.Record.ReadAsync(db => db.OpinionDifferences.ToListAsync());
        Assert.All(
            differences,
            difference =>
            {
                Assert.Null(difference.FirmId);
                Assert.Contains("The operator of employees is not known.", difference.Condition, StringComparison.Ordinal);
            }
        );
        var view = Assert.Single(await county.Record.Get<OpinionReader>().OfRunAsync(run.RunId, 50, CancellationToken.None));
        Assert.Equal(2, view.Items.Length);
    }

    [Fact]
    public async Task Run_cut_around_the_stage_ends_with_one_opinion_over_the_same_sample()
    {
        var engines = new WrongEngineChoice { Misread = "employees" };
        await using var whole = await MatchingCounty.CreateAsync(27, engines: engines);
        await whole.RunAsync();
        var (wanted, opinion) = (await whole.SnapshotAsync(), await whole.Record.ReadAsync(db => db.SecondOpinions.SingleAsync()));
        var (before, after) = (0, 0);
        for (var reads = 4; after == 0; reads += 2)
        {
            await using var cut = await MatchingCounty.CreateAsync(27, engines: engines);
            cut.Clock.CutAfter(reads, stages: true);
            await Assert.ThrowsAsync<OperationCanceledException>(() => cut.RunAsync());
            var isThere = await cut.Record.ReadAsync(db => db.SecondOpinions.AnyAsync());
            var hasBegun = await cut.Record.ReadAsync(db => db.MatchingRuns.AnyAsync());
            before += !isThere && hasBegun ? 1 : 0;
            after += isThere ? 1 : 0;
            if (isThere || (hasBegun && before % 3 == 1))
            {
                cut.Clock.CutAfter(int.MaxValue);
                await cut.Record.RestartAsync();
                await cut.RunAsync();
                var again = await cut.Record.ReadAsync(db => db.SecondOpinions.SingleAsync());
                Assert.Equal((opinion.Seed, opinion.Pairs, opinion.Differences), (again.Seed, again.Pairs, again.Differences));
                Assert.Equal(["a-jobs", "d-apply"], await HeldAsync(cut));
                Assert.Equal(2, await cut.Record.ReadAsync(db => db.ItemHolds.CountAsync()));
                Assert.Equal(wanted, await cut.SnapshotAsync());
            }
        }

        Assert.True(before > 2, $"{before} cuts before the opinion was stored");
    }

    [Fact]
    public async Task Past_run_makes_no_offers_and_the_next_one_is_complete_under_a_hold()
    {
        var engines = new WrongEngineChoice { Misread = "employees" };
        await using var county = await MatchingCounty.CreateAsync(28, engines: engines);
        await county.RunAsync(Nights[0]);
        var past = await county.Run.RunAsync(Nights[0].AddDays(-1), MatchingCounty.Night, "核对昨天", progress: null, CancellationToken.None);
        Assert.True(past.Succeeded, past.Why);
        engines.Misread = null;
        await county.RunAsync(Nights[1]);
        await using var well = await MatchingCounty.CreateAsync(28);
        await well.RunAsync(Nights[1]);
        Assert.Equal(await OffersAsync(well), await OffersAsync(county));
    }

    private static async Task<string[]> HeldAsync(MatchingCounty county) =>
        await county.Record.ReadAsync(db =>
            db.ItemHolds.Where(h => h.EndedAt == null)
                .Join(db.PolicyItems, h => h.ItemId, i => i.Id, (h, i) => i.Code)
                .OrderBy(code => code)
                .ToArrayAsync()
        );

    /// <summary>Offers that are open, by item and firm.</summary>
    private static async Task<List<(string Code, long FirmId, string Period, long Fen, OfferState State)>> OffersAsync(MatchingCounty county) =>
        (
            await county.Record.ReadAsync(db =>
                db.Offers.Where(o => o.State != OfferState.Withdrawn)
                    .Join(
                        db.PolicyItems,
                        o => o.ItemId,
                        i => i.Id,
                        (o, i) =>
                            new
                            {
                                i.Code,
                                o.FirmId,
                                o.Period,
                                o.AmountFen,
                                o.State,
                            }
                    )
                    .OrderBy(o => o.Code)
                    .ThenBy(o => o.FirmId)
                    .ThenBy(o => o.Period)
                    .ToListAsync()
            )
        ).ConvertAll(o => (o.Code, o.FirmId, o.Period, o.AmountFen, o.State));

    private static async Task ReleaseAllAsync(MatchingCounty county)
    {
        var administrator = await county.Record.PersonAsync("second-administrator", Roles.Administrator);
        foreach (var id in await county.Record.ReadAsync(db => db.ItemHolds.Where(h => h.EndedAt == null).Select(h => h.Id).ToListAsync()))
        {
            Assert.True((await county.Record.Get<HoldDesk>().ReleaseAsync(administrator, id, "第二引擎读错了从业人员", CancellationToken.None)).Succeeded);
        }
    }

    private static async Task<PolicyItemVersion> NextVersionAsync(MatchingCounty county, string code)
    {
        var old = await county.Record.ReadAsync(db => db.PolicyItemVersions.SingleAsync(v => v.Item!.Code == code)); // translated to a join
        return new PolicyItemVersion
        {
            ItemId = old.ItemId,
            Number = 2,
            Title = old.Title,
            Category = old.Category,
            Mode = old.Mode,
            DeclaredBenefit = old.DeclaredBenefit,
            Frequency = old.Frequency,
            ExclusiveGroup = old.ExclusiveGroup,
            AmountText = old.AmountText,
            RuleJson = old.RuleJson,
            Fingerprint = old.Fingerprint,
            PublishedAt = old.PublishedAt,
        };
    }
}
