using System.Collections.Immutable;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PolicyMarket.Data.Determinations;
using PolicyMarket.Data.Diagnostics;
using PolicyMarket.Data.FactSheets;
using PolicyMarket.Data.Nightly;
using PolicyMarket.Data.Notices;
using PolicyMarket.Data.Offers;
using PolicyMarket.Data.Policies;
using PolicyMarket.Data.Reviews;
using PolicyMarket.Data.Workflows;
using PolicyMarket.Rules.Evaluation;
using PolicyMarket.Rules.Explain;
using PolicyMarket.Rules.Outcomes;
using PolicyMarket.Rules.Policies;
using PolicyMarket.Tests.Support;

namespace PolicyMarket.Tests.Data.Nightly;

public sealed class NightlyRunTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Run_cut_at_random_moments_and_started_again_leaves_what_an_uncut_run_leaves(int seed)
    {
        await using var whole = await MatchingCounty.CreateAsync(seed);
        await using var cut = await MatchingCounty.CreateAsync(seed);
        var random = new Random(seed);
        var cuts = 0;
        foreach (var delivery in new[] { 0, 100 })
        {
            if (delivery > 0)
            {
                await whole.DeliverAsync(seed + delivery);
                await cut.DeliverAsync(seed + delivery);
            }

            await whole.RunAsync();
            for (var most = 10; ; most += 10)
            {
                // The reach grows, so that even a chunk with many reads is got through in the end.
                cut.Clock.CutAfter(random.Next(1, most));
                try
                {
                    await cut.RunAsync();
                    break;
                }
                catch (OperationCanceledException)
                {
                    cuts++;
                }
            }

            cut.Clock.CutAfter(int.MaxValue);
        }

        Assert.True(cuts > 3, $"Seed {seed} cut {cuts} times only.");
        Assert.Equal(await whole.SnapshotAsync(), await cut.SnapshotAsync());
    }

    [Fact]
    public async Task A_run_during_which_data_keeps_coming_is_refused_after_three_restarts()
    {
        await using var record = await TestRecord.CreateAsync(services => services.AddSingleton<IMatcher, UnsettledMatcher>());

        var result = await record.Get<NightlyRun>().RunAsync(record.Business.Today, MatchingCounty.Night, progress: null, CancellationToken.None);

        Assert.Equal(DataDiagnostics.RunDataKeepsChanging, Assert.Single(result.Diagnostics).Code);
    }

    [Fact]
    public async Task Run_of_the_same_night_again_returns_the_first_result_and_writes_nothing()
    {
        await using var county = await MatchingCounty.CreateAsync(4);
        var first = await county.RunAsync();
        var before = await county.SnapshotAsync();
        var second = await county.RunAsync();
        Assert.False(first.WasThereBefore);
        Assert.Equal(first with { WasThereBefore = true }, second);
        Assert.Equal(before, await county.SnapshotAsync());
    }

    [Fact]
    public async Task Run_of_two_callers_at_once_is_one_run()
    {
        await using var county = await MatchingCounty.CreateAsync(5);
        var both = await Task.WhenAll(county.RunAsync(), county.RunAsync());
        Assert.Equal(both[0].RunId, both[1].RunId);
        Assert.Single(both, r => !r.WasThereBefore);
    }

    [Fact]
    public async Task Run_agrees_with_the_explainer_on_every_pair()
    {
        await using var county = await MatchingCounty.CreateAsync(6);
        var summary = await county.RunAsync();
        var explainer = county.Record.Get<Explainer>();
        await using var db = county.Record.Open();
        var plan = await county.Record.Get<PlanReader>().ReadAsync(db, MatchingCounty.Tonight, CancellationToken.None);
        var rows = await MatchedAsync(county);
        var gaps = new Dictionary<string, (long Pairs, long SolePairs)>(StringComparer.Ordinal);
        var (eligible, unknown, fen) = (0L, 0L, 0L);
        await foreach (var firm in county.Record.Get<FirmFacts>().ReadAllAsync(MatchingCounty.Tonight, CancellationToken.None))
        {
            foreach (var item in plan.Items)
            {
                var wanted = explainer.Explain(item.Rule, firm.Facts);
                eligible += wanted.Outcome == OutcomeKind.Eligible ? 1 : 0;
                unknown += wanted.Outcome == OutcomeKind.Unknown ? 1 : 0;
                fen += wanted.Outcome == OutcomeKind.Eligible ? wanted.Payable?.Fen ?? 0 : 0;
                foreach (var name in wanted.Missing)
                {
                    var (pairs, sole) = gaps.GetValueOrDefault(name);
                    gaps[name] = (pairs + 1, sole + (wanted.Missing.Length == 1 ? 1 : 0));
                }

                if (wanted.Outcome == OutcomeKind.Eligible)
                {
                    Assert.Equal(new MatchedItem(item.ItemId, item.VersionId, wanted.Payable?.Fen), rows[(firm.Id, item.ItemId)]);
                }
                else
                {
                    Assert.DoesNotContain((firm.Id, item.ItemId), rows);
                }
            }
        }

        Assert.Equal(
            gaps.OrderBy(gap => gap.Key, StringComparer.Ordinal).Select(gap => (gap.Key, gap.Value.Pairs, gap.Value.SolePairs)),
            (await db.RunGaps.AsNoTracking().Where(g => g.RunId == summary.RunId).ToListAsync())
                .OrderBy(g => g.Attribute, StringComparer.Ordinal)
                .Select(g => (g.Attribute, g.Pairs, g.SolePairs))
        );
        Assert.Equal((5, eligible, unknown, fen), (summary.ItemCount, summary.Eligible, summary.Unknown, summary.EligibleFen));
        Assert.True(eligible > 50 && unknown > 10);
    }

    [Fact]
    public async Task Changes_are_the_difference_of_two_nights()
    {
        await using var county = await MatchingCounty.CreateAsync(7);
        await county.RunAsync();
        var before = await EligibleAsync(county);
        await county.DeliverAsync(8);
        var summary = await county.RunAsync();
        var after = await EligibleAsync(county);
        var changes = await ChangesAsync(county, summary.RunId);
        var found = changes.ToDictionary(c => (c.FirmId, c.Item.ItemId), c => (c.Item.Kind, c.Item.OldFen, c.Item.NewFen));
        var wanted = before
            .Keys.Union(after.Keys)
            .Where(key => !(before.ContainsKey(key) && after.ContainsKey(key) && before[key] == after[key]))
            .ToDictionary(
                key => key,
                key =>
                    (
                        !before.ContainsKey(key) ? MatchChangeKind.New
                        : !after.ContainsKey(key) ? MatchChangeKind.Lost
                        : MatchChangeKind.AmountChanged,
                        before.GetValueOrDefault(key),
                        after.GetValueOrDefault(key)
                    )
            );
        Assert.Equal(wanted.OrderBy(p => p.Key), found.OrderBy(p => p.Key));
        Assert.Equal(
            (
                changes.LongCount(c => c.Item.Kind == MatchChangeKind.New),
                changes.LongCount(c => c.Item.Kind == MatchChangeKind.Lost),
                changes.LongCount(c => c.Item.Kind == MatchChangeKind.AmountChanged)
            ),
            (summary.New, summary.Lost, summary.Changed)
        );
    }

    [Fact]
    public async Task Superseded_half_run_does_not_hide_changes_from_its_successor()
    {
        await using var whole = await MatchingCounty.CreateAsync(9);
        await using var cut = await MatchingCounty.CreateAsync(9);
        foreach (var county in new[] { whole, cut })
        {
            await county.RunAsync();
            await county.DeliverAsync(10);
        }

        cut.Clock.CutAfter(20);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => cut.RunAsync());
        foreach (var county in new[] { whole, cut })
        {
            await county.DeliverAsync(11);
        }

        var uncut = await whole.RunAsync();
        var successor = await cut.RunAsync();
        Assert.Equal((uncut.New, uncut.Lost, uncut.Changed), (successor.New, successor.Lost, successor.Changed));
        Assert.Equal(1, await cut.Record.ReadAsync(db => db.MatchingRuns.CountAsync(r => r.State == RunState.Superseded)));
    }

    [Fact]
    public async Task Offers_are_made_for_the_best_of_a_group_only_and_only_where_a_fund_pays()
    {
        await using var county = await MatchingCounty.CreateAsync(12);
        await county.RunAsync();
        await using var db = county.Record.Open();
        var codes = await db.PolicyItems.ToDictionaryAsync(i => i.Id, i => i.Code);
        var matches = (await MatchedAsync(county)).Select(pair => (pair.Key.Firm, pair.Value.ItemId, pair.Value.PayableFen)).ToLookup(m => m.Firm);
        var offers = await db.Offers.AsNoTracking().ToListAsync();
        foreach (var firm in matches)
        {
            var wanted = firm.Where(m => m.PayableFen > 0 && codes[m.ItemId] is "c-refund").Select(m => (m.ItemId, m.PayableFen)).ToList();
            wanted.AddRange(
                firm.Where(m => m.PayableFen > 0 && codes[m.ItemId] is "a-jobs" or "b-growth")
                    .OrderByDescending(m => m.PayableFen)
                    .ThenBy(m => codes[m.ItemId], StringComparer.Ordinal)
                    .Take(1)
                    .Select(m => (m.ItemId, m.PayableFen))
            );
            Assert.Equal(wanted.Order(), offers.Where(o => o.FirmId == firm.Key).Select(o => (o.ItemId, (long?)o.AmountFen)).Order());
        }

        Assert.All(offers.Where(o => codes[o.ItemId] == "a-jobs"), o => Assert.Equal(OfferState.Approved, o.State));
        Assert.All(offers.Where(o => codes[o.ItemId] != "a-jobs"), o => Assert.Equal(OfferState.AwaitingCheck, o.State));
        Assert.All(offers, o => Assert.Equal("2025", o.Period));
        Assert.All(offers, o => Assert.Equal(new DateOnly(2026, 11, 27), o.CheckDue));
        Assert.Equal(
            offers.Count(o => o.State == OfferState.Approved),
            await db.Reviews.CountAsync(r => r.Decision == ReviewDecision.PassedByRule && r.Step == 1)
        );
    }

    [Fact]
    public async Task Pushed_offer_stays_while_its_grounds_hold_and_bars_its_group()
    {
        await using var county = await MatchingCounty.CreateAsync(13);
        await county.RunAsync();
        await county.Record.PutAsync($"UPDATE Offers SET State = 'Pushed'");
        var before = await OffersAsync(county);
        await county.Record.ExecuteAsync($"UPDATE PolicyItems SET NeedsPreCheck = 1");
        await county.RunAsync(MatchingCounty.Tonight.AddDays(1));
        Assert.Equal(before, await OffersAsync(county));
        await county.DeliverAsync(14);
        await county.RunAsync(MatchingCounty.Tonight.AddDays(1));
        var matched = await MatchedAsync(county);
        await using var db = county.Record.Open();
        foreach (var offer in await db.Offers.AsNoTracking().ToListAsync())
        {
            long? now = matched.TryGetValue((offer.FirmId, offer.ItemId), out var pair) ? pair.PayableFen : null;
            Assert.True(
                offer.State switch
                {
                    OfferState.Pushed or OfferState.AwaitingCheck => offer.AmountFen == now,
                    OfferState.Withdrawn => offer.Reason is { Length: > 0 },
                    _ => false,
                },
                $"{offer.FirmId} {offer.ItemId} {offer.State} {offer.AmountFen} {now} {offer.Reason}"
            );
        }

        Assert.Contains(before, o => !db.Offers.Any(n => n.FirmId == o.Firm && n.ItemId == o.Item && n.State == o.State && n.AmountFen == o.Fen));
        var told = await db.Notices.CountAsync(n => n.Key.Contains(":withdrawn:") || n.Key.Contains(":renewed:"));
        Assert.Equal(before.Count(o => db.Offers.Any(n => n.FirmId == o.Firm && n.ItemId == o.Item && n.State != OfferState.Pushed)), told);
        var groups = await db
            .Offers.Where(o => o.ItemVersion!.ExclusiveGroup == "g" && o.State != OfferState.Withdrawn) // translated to a join
            .GroupBy(o => o.FirmId)
            .Select(g => g.Count())
            .ToListAsync();
        Assert.All(groups, count => Assert.Equal(1, count));
    }

    [Fact]
    public async Task Lost_match_takes_the_open_offer_back_and_a_return_opens_it_again()
    {
        await using var county = await MatchingCounty.CreateAsync(15);
        await county.RunAsync();
        var first = await OffersAsync(county);
        await county.DeliverAsync(16);
        await county.RunAsync();
        Assert.Contains(await OffersAsync(county), o => o.State == OfferState.Withdrawn);
        await county.Record.ExecuteAsync($"DELETE FROM FactSheets");
        await county.DeliverAsync(17);
        await county.Record.EditSheetsAsync($"UPDATE FactSheets SET \"Values\" = CAST('{{}}' AS BLOB)");
        await county.Record.ExecuteAsync($"UPDATE ImportBatches SET Id = Id + 1000 WHERE Id = (SELECT MAX(Id) FROM ImportBatches)");
        await county.RunAsync();
        Assert.All(await OffersAsync(county), o => Assert.Equal(OfferState.Withdrawn, o.State));
        Assert.NotEmpty(first);
    }

    [Theory]
    [InlineData("2025")]
    [InlineData("2024")]
    public async Task Open_offer_of_an_item_that_is_not_paid_out_is_withdrawn_and_the_kind_is_the_reason(string period)
    {
        await using var county = await MatchingCounty.CreateAsync(21);
        await county.RunAsync();
        var offerId = await county.AddReliefWithOpenOfferAsync(period);

        await county.RunAsync(MatchingCounty.Tonight.AddDays(1));

        var offer = await county.Record.ReadAsync(db => db.Offers.SingleAsync(o => o.Id == offerId));
        Assert.Equal((OfferState.Withdrawn, "该事项是减免，不发放资金，在申报税费时享受"), (offer.State, offer.Reason));
    }

    [Fact]
    public async Task Run_now_is_refused_to_a_person_without_the_role()
    {
        await using var county = await MatchingCounty.CreateAsync(18);
        var result = await county.Run.RunNowAsync(new PersonId(12345), progress: null, CancellationToken.None);
        Assert.False(result.Succeeded);
        Assert.Empty(await county.Record.ReadAsync(db => db.MatchingRuns.ToListAsync()));
    }

    private static async Task<Dictionary<(long Firm, long Item), MatchedItem>> MatchedAsync(MatchingCounty county)
    {
        await using var db = county.Record.Open();
        var matched = new Dictionary<(long, long), MatchedItem>();
        await foreach (var (firmId, items) in MatchedItems.OfAllAsync(db, CancellationToken.None))
        {
            foreach (var item in items)
            {
                matched.Add((firmId, item.ItemId), item);
            }
        }

        return matched;
    }

    private static async Task<Dictionary<(long Firm, long Item), long?>> EligibleAsync(MatchingCounty county) =>
        (await MatchedAsync(county)).ToDictionary(pair => pair.Key, pair => pair.Value.PayableFen);

    private static async Task<List<(long FirmId, ChangedItem Item)>> ChangesAsync(MatchingCounty county, long runId)
    {
        await using var db = county.Record.Open();
        var changes = new List<(long, ChangedItem)>();
        await foreach (var (firmId, items) in MatchedItems.ChangesOfAsync(db, runId, CancellationToken.None))
        {
            changes.AddRange(items.Select(item => (firmId, item)));
        }

        return changes;
    }

    private static Task<List<(long Firm, long Item, OfferState State, long Fen)>> OffersAsync(MatchingCounty county) =>
        county.Record.ReadAsync(async db => (await db.Offers.AsNoTracking().ToListAsync()).ConvertAll(o => (o.FirmId, o.ItemId, o.State, o.AmountFen)));

    /// <summary>A matcher for which newer data has always come.</summary>
    private sealed class UnsettledMatcher : IMatcher
    {
        public Task<INightMatch?> DecideAsync(
            NightlyPlan plan,
            ImmutableArray<PolicyRule> former,
            DateOnly asOf,
            string dataStamp,
            RunStages stages,
            CancellationToken ct
        ) => Task.FromResult<INightMatch?>(null);

        public Task RememberAsync(string dataStamp, DateOnly asOf, CancellationToken ct) => Task.CompletedTask;
    }
}
