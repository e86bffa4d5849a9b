using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PolicyMarket.Data.Determinations;
using PolicyMarket.Data.Firms;
using PolicyMarket.Data.Firms.Outlook;
using PolicyMarket.Data.Nightly;
using PolicyMarket.Rules.Engine;

namespace PolicyMarket.Tests.Data.Nightly;

/// <summary>Nights on another engine leave the same offers, figures and changes, and say which engine determined them.</summary>
public sealed class EngineNightTests
{
    private const int Nights = 3;

    [Theory]
    [InlineData(71, EngineKind.NRules)]
    [InlineData(72, EngineKind.NRules)]
    [InlineData(71, EngineKind.Explainer)]
    public async Task Nights_on_any_engine_leave_what_the_columnar_engine_leaves(int seed, EngineKind kind)
    {
        await using var standard = await MatchingCounty.CreateAsync(seed);
        await using var other = await MatchingCounty.CreateAsync(seed, engine: kind);
        var (forStandard, forOther) = (new Random(seed), new Random(seed));
        for (var night = 0; night < Nights; night++)
        {
            var date = MatchingCounty.Tonight.AddDays(night);
            var (expected, actual) = (await standard.RunAsync(date), await other.RunAsync(date));
            Assert.Equal(("columnar", EngineNames.NameOf(kind)), (expected.Engine, actual.Engine));
            Assert.Equal(expected with { Engine = null }, actual with { Engine = null });
            Assert.Equal(await standard.SnapshotAsync(), await other.SnapshotAsync());
            await standard.LiveOnAsync(forStandard);
            await other.LiveOnAsync(forOther);
        }

        var keys = await standard.Record.ReadAsync(db => db.MatchingRuns.Select(r => r.PlanFingerprint).ToListAsync());
        Assert.Equal(keys, await other.Record.ReadAsync(db => db.MatchingRuns.Select(r => r.PlanFingerprint).ToListAsync()));
    }

    [Fact]
    public async Task The_firms_page_says_the_same_on_any_engine()
    {
        await using var standard = await MatchingCounty.CreateAsync(seed: 73);
        await using var other = await MatchingCounty.CreateAsync(seed: 73, engine: EngineKind.NRules);
        await standard.RunAsync();
        await other.RunAsync();
        var firms = await standard.Record.ReadAsync(db => db.Firms.OrderBy(f => f.Id).Select(f => f.Id).ToListAsync());
        var lacking = 0;
        foreach (var firm in firms)
        {
            var expected = await standard.Record.Get<FirmOutlook>().ReadAsync(firm, CancellationToken.None);
            var actual = await other.Record.Get<FirmOutlook>().ReadAsync(firm, CancellationToken.None);
            Assert.Equal(expected.LackingOne.AsEnumerable(), actual.LackingOne);
            Assert.Equal(expected.Close.Select(item => item.Rule.Id), actual.Close.Select(item => item.Rule.Id));
            lacking += expected.LackingOne.Length;
        }

        Assert.True(lacking > 0, "The sample has no firm that lacks one fact.");
    }
}
