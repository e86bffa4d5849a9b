using Microsoft.EntityFrameworkCore;
using PolicyMarket.Data.Generation;
using PolicyMarket.Data.Nightly;
using PolicyMarket.Data.Opinions;
using PolicyMarket.Data.Policies;
using PolicyMarket.Data.Workflows;
using PolicyMarket.Rules.Attributes;
using PolicyMarket.Rules.Determination;
using PolicyMarket.Rules.Engine;
using PolicyMarket.Rules.Sampling;
using PolicyMarket.Tests.Support;

namespace PolicyMarket.Tests.Data.Opinions;

/// <summary>NRules over a market that is larger than the sample: the library of the demonstration and generated items, generated firms.</summary>
public sealed class OpinionMarketTests
{
    [Fact]
    public async Task Real_engines_agree_on_a_sample_of_a_market_on_two_nights()
    {
        await using var record = await TestRecord.CreateAsync();
        var market = record.Get<GeneratedMarket>();
        Assert.True(
            (await market.GenerateAsync(new GenerationOrder(500, 20_261_129, 170, WithStarter: true), progress: null, CancellationToken.None)).Succeeded
        );
        await RunAsync(record);
        var first = await record.ReadAsync(db => db.SecondOpinions.SingleAsync());
        Assert.True(first.ItemsInForce > 120, $"{first.ItemsInForce} items");
        Assert.Equal(first.ItemsInForce, first.Items); // all are new
        Assert.True(first.Pairs is >= 30_000 and < 60_000, $"{first.Pairs} pairs");
        Assert.Equal(0, first.Differences);
        var firstItems = await record.ReadAsync(db => db.OpinionItems.Select(i => i.ItemId).ToListAsync());

        Assert.True((await market.ChangeAsync(5, 10, progress: null, CancellationToken.None)).Succeeded);
        record.Clock.Advance(TimeSpan.FromDays(1));
        await RunAsync(record);
        var second = await record.ReadAsync(db => db.SecondOpinions.OrderBy(o => o.Id).LastAsync());
        Assert.Equal((0L, 120), (second.Differences, second.Items));
        Assert.True(second.Pairs >= 30_000, $"{second.Pairs} pairs");
        Assert.NotEqual(first.Seed, second.Seed);
        var changed = await record.ReadAsync(db => db.PolicyItems.Where(i => i.CurrentNumber == 2).Select(i => i.Id).ToListAsync());
        Assert.NotEmpty(changed);
        var secondItems = await record.ReadAsync(db => db.OpinionItems.Where(i => i.OpinionId == second.Id).Select(i => i.ItemId).ToListAsync());
        Assert.Superset(changed.ToHashSet(), secondItems.ToHashSet());
        Assert.Equal(firstItems.Distinct().Count(), firstItems.Count);
    }

    [Fact]
    public void Compiled_items_are_kept_by_version_and_bounded()
    {
        var counting = new CountingChoice();
        var engines = new OpinionEngines(AttributeCatalog.Starter, new OpinionOptions { KeptNetworks = 3 }, counting);
        var rules = MarketSample.Items(5, 1);
        for (var version = 0; version < 5; version++)
        {
            Assert.Same(engines.RulesOf(EngineKind.NRules, version, rules[version]), engines.RulesOf(EngineKind.NRules, version, rules[version]));
        }

        Assert.Equal((5, 3), (counting.Compiled, engines.Count));
        engines.RulesOf(EngineKind.NRules, 4, rules[4]);
        engines.RulesOf(EngineKind.NRules, 0, rules[0]);
        Assert.Equal((6, 3), (counting.Compiled, engines.Count));
    }

    private static async Task RunAsync(TestRecord record)
    {
        var result = await record.Get<NightlyRun>().RunAsync(record.Business.Today, Actor.System("测试"), progress: null, CancellationToken.None);
        Assert.True(result.Succeeded, result.Why);
    }

    private sealed class CountingChoice : IEngineChoice
    {
        public int Compiled { get; private set; }

        public IEligibilityEngine EngineOf(EngineKind kind)
        {
            Compiled++;
            return EligibilityEngines.Of(kind);
        }
    }
}
