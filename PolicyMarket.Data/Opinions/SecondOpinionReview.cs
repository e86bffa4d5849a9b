using System.Globalization;
using Microsoft.EntityFrameworkCore;
using PolicyMarket.Data.Determinations;
using PolicyMarket.Data.Policies;
using PolicyMarket.Data.Store;
using PolicyMarket.Rules.Engine;
using PolicyMarket.Rules.Sampling;

namespace PolicyMarket.Data.Opinions;

/// <summary>
/// The stage of a nightly run between determination and offers: chooses the sample, determines it by the second engine and stores the opinion. A run that was
/// cut short afterwards finds the stored opinion; one that was cut short before it chooses the same sample again.
/// </summary>
internal sealed class SecondOpinionReview(
    IDbContextFactory<PolicyMarketDb> factory,
    PairComparison comparison,
    OpinionRecord record,
    HeldItems holds,
    MatchingOptions matching,
    OpinionOptions options
)
{
    public async Task FormAsync(MatchingRun run, NightlyPlan plan, IDeterminedPairs pairs, RunStages stages, CancellationToken ct)
    {
        var runEngine = EngineNames.NameOf(matching.Engine);
        await using var db = await factory.CreateDbContextAsync(ct);
        if (await db.SecondOpinions.AnyAsync(o => o.RunId == run.Id && o.RunEngine == runEngine, ct))
        {
            return;
        }

        stages.Begin(RunStages.Opinion);
        var since = stages.Now();
        var seed = SampleRandom.For((ulong)run.BusinessDate.DayNumber, run.Id).Next();
        var sample = await ChooseAsync(db, run, plan, pairs, seed, ct);
        var opinions = await Task.Run(() => comparison.Compare(plan, pairs, sample, done => Say(stages, done, sample.Count), ct), ct);
        var form = new OpinionForm(run, plan, pairs.Firms, runEngine, EngineNames.NameOf(OpinionEngines.SecondOf(matching.Engine)), seed, [.. opinions])
        {
            Milliseconds = (long)stages.Since(since).TotalMilliseconds,
        };
        await record.WriteAsync(form, ct);
        stages.Say(0, 0, OpinionWording.Line(form.Pairs, form.Differences));
        stages.End();
    }

    private static void Say(RunStages stages, int done, int all) => stages.Say(0, 0, OpinionWording.ItemsDone(done, all));

    private async Task<List<ItemSample>> ChooseAsync(
        PolicyMarketDb db,
        MatchingRun run,
        NightlyPlan plan,
        IDeterminedPairs pairs,
        ulong seed,
        CancellationToken ct
    )
    {
        var firms = pairs.Firms.Count;
        var items = ItemSampling.Choose(await StandingsAsync(db, run, plan, ct), firms, seed, options);
        var count = ItemSampling.PairsOfItem(items.Length, plan.Items.Length, firms, options);
        var disputed = await DisputedFirmsAsync(db, ct);
        var sample = new List<ItemSample>(items.Length);
        foreach (var item in items)
        {
            ct.ThrowIfCancellationRequested();
            var random = SampleRandom.For(seed, plan.Items[item].ItemId);
            var required = disputed[plan.Items[item].ItemId].Select(pairs.Firms.RowOf).Where(row => row >= 0);
            sample.Add(new ItemSample(item, FirmSampling.Choose(pairs, item, count, required, ref random)));
        }

        return sample;
    }

    private async Task<ItemStanding[]> StandingsAsync(PolicyMarketDb db, MatchingRun run, NightlyPlan plan, CancellationToken ct)
    {
        var last = await db
            .OpinionItems.AsNoTracking()
            .Where(i => i.OpinionId == db.Set<OpinionItem>().Where(other => other.ItemId == i.ItemId).Max(other => other.OpinionId))
            .Select(i => new
            {
                i.ItemId,
                i.ItemVersionId,
                i.OpinionId,
            })
            .ToDictionaryAsync(i => i.ItemId, ct);
        var held = await holds.ReadAsync(db, ct);
        var stakes = await db.RunTallies.AsNoTracking().Where(t => t.RunId == run.PreviousRunId).ToDictionaryAsync(t => t.ItemId, t => t.EligibleFen, ct);
        return
        [
            .. from item in plan.Items
            let known = last.GetValueOrDefault(item.ItemId)
            select new ItemStanding(
                item.ItemId,
                held.Contains(item.ItemId),
                known?.ItemVersionId != item.VersionId,
                known?.OpinionId ?? 0,
                stakes.GetValueOrDefault(item.ItemId)
            ),
        ];
    }

    /// <summary>By held item the firms about which the engines disagreed: a hold ends only when they agree about these.</summary>
    private static async Task<ILookup<long, long>> DisputedFirmsAsync(PolicyMarketDb db, CancellationToken ct)
    {
        var pairs = await db
            .ItemHolds.AsNoTracking()
            .Where(h => h.EndedAt == null)
            .SelectMany(h =>
                db.Set<OpinionDifference>()
                    .Where(d => d.ItemId == h.ItemId && d.OpinionId >= h.OpinionId && d.FirmId != null)
                    .Select(d => new { d.ItemId, d.FirmId })
            )
            .Distinct()
            .ToListAsync(ct);
        return pairs.ToLookup(pair => pair.ItemId, pair => pair.FirmId ?? throw new InvalidOperationException("The query asks for firms only."));
    }
}
