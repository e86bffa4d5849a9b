using System.Collections.Immutable;
using Microsoft.EntityFrameworkCore;
using PolicyMarket.Data.Determinations;
using PolicyMarket.Data.Policies;
using PolicyMarket.Data.Store;
using PolicyMarket.Rules.Policies;

namespace PolicyMarket.Data.Nightly;

/// <summary>Reads what the last finished run left, and finds the items that have another version, fund or check since.</summary>
internal static class BaselineReader
{
    public static async Task<Baseline> ReadAsync(PolicyMarketDb db, PlanReader plans, MatchingRun run, NightlyPlan plan, CancellationToken ct)
    {
        var previous = run.PreviousRunId is { } id ? await db.MatchingRuns.AsNoTracking().SingleAsync(r => r.Id == id, ct) : null;
        var superseded = await SupersededAsync(db, run, ct);
        var tallies = previous is null
            ? []
            : await db.RunTallies.AsNoTracking().Where(t => t.RunId == previous.Id && t.ItemVersionId != null).ToDictionaryAsync(t => t.ItemId, ct);
        var regions = previous is null ? [] : await db.RunRegions.AsNoTracking().Where(r => r.RunId == previous.Id).OrderBy(r => r.Region).ToListAsync(ct);
        var gaps = previous is null ? [] : await db.RunGaps.AsNoTracking().Where(g => g.RunId == previous.Id).ToListAsync(ct);
        var gone = tallies.Keys.Except(plan.Items.Select(item => item.ItemId)).Order().ToList();
        var hasNewText = plan.Items.Select(item => tallies.GetValueOrDefault(item.ItemId)?.ItemVersionId != item.VersionId).ToArray();
        var isChangedItem = plan
            .Items.Select(
                (item, place) =>
                    hasNewText[place]
                    || tallies[item.ItemId].WasHeld
                    || tallies[item.ItemId].HasFund != item.FundId is not null
                    || tallies[item.ItemId].NeedsPreCheck != item.NeedsPreCheck
            )
            .ToArray();

        // What a run has begun as it goes on as, be it cut short as often as it may.
        var isWhole =
            run.FirmsDone > 0
                ? run.IsWhole
                : previous is null
                    || previous.LeavesOffers
                    || superseded.Length > 0
                    || previous.ContextFingerprint != run.ContextFingerprint
                    || !DoFit(previous, tallies.Values, regions);
        var former = ImmutableArray<PolicyRule>.Empty;
        try
        {
            await MarkDependantsAsync(db, plans, plan, tallies, gone, hasNewText, isChangedItem, ct);
            former = isWhole ? [] : await FormerAsync(db, plans, plan, tallies, gone, ct);
        }
        catch (DamagedRecordException damage) when (run.FirmsDone == 0 && damage.IsOf<RuleDamage>())
        {
            // Who held the item by a text that cannot be read is not known, so every firm is compared.
            isWhole = true;
        }

        return new Baseline(previous, tallies, regions, gaps, superseded, gone, isChangedItem, hasNewText, isWhole, former);
    }

    /// <summary>
    /// An amount that refers to an item that has another text, is new or is gone may be another for every firm, and so may one that refers to an item
    /// outside the plan, which may have become known or have ended since.
    /// </summary>
    private static async Task MarkDependantsAsync(
        PolicyMarketDb db,
        PlanReader plans,
        NightlyPlan plan,
        Dictionary<long, RunTally> tallies,
        List<long> gone,
        bool[] hasNewText,
        bool[] isChangedItem,
        CancellationToken ct
    )
    {
        var named = plan.Items.SelectMany(item => item.Rule.Awards).ToHashSet(StringComparer.Ordinal);
        if (named.Count == 0)
        {
            return;
        }

        var changed = plan
            .Items.Where((_, place) => hasNewText[place])
            .Select(item => item.Rule.Id)
            .Concat(named.Where(id => plan.Awards.Index.Find(id) is null))
            .ToList();
        foreach (var itemId in gone)
        {
            changed.Add(
                (
                    await plans.Rules.RuleAsync(
                        db,
                        tallies[itemId].ItemVersionId ?? throw new InvalidOperationException($"Item {itemId} was decided without a version."),
                        ct
                    )
                ).Id
            );
        }

        var dependants = AwardReferences.Dependants(plan.Items.Select(item => item.Rule), changed);
        for (var place = 0; place < isChangedItem.Length; place++)
        {
            isChangedItem[place] |= dependants.Contains(plan.Items[place].Rule.Id);
        }
    }

    /// <summary>Runs given up since the last finished one that had already written something.</summary>
    private static async Task<long[]> SupersededAsync(PolicyMarketDb db, MatchingRun run, CancellationToken ct)
    {
        var previous = run.PreviousRunId ?? 0;
        return
        [
            .. await db
                .MatchingRuns.AsNoTracking()
                .Where(r => r.Id > previous && r.Id < run.Id && r.State == RunState.Superseded && r.FirmsDone > 0)
                .OrderByDescending(r => r.Id)
                .Select(r => r.Id)
                .ToListAsync(ct),
        ];
    }

    /// <summary>Figures that do not add up are nothing to build on.</summary>
    private static bool DoFit(MatchingRun run, IReadOnlyCollection<RunTally> tallies, List<RunRegion> regions) =>
        tallies.Sum(t => t.Eligible) == run.EligibleCount
        && regions.Sum(r => r.Eligible) == run.EligibleCount
        && tallies.Sum(t => t.EligibleFen) == run.EligibleFen
        && regions.Sum(r => r.EligibleFen) == run.EligibleFen;

    /// <summary>
    /// The former texts of items that have another now or are gone. An item that only has another fund or check is asked by its present text.
    /// </summary>
    private static async Task<ImmutableArray<PolicyRule>> FormerAsync(
        PolicyMarketDb db,
        PlanReader plans,
        NightlyPlan plan,
        Dictionary<long, RunTally> tallies,
        List<long> gone,
        CancellationToken ct
    )
    {
        var former = ImmutableArray.CreateBuilder<PolicyRule>();
        var changed =
            from item in plan.Items
            where tallies.TryGetValue(item.ItemId, out var old) && old.ItemVersionId != item.VersionId
            select item.ItemId;
        foreach (var itemId in changed.Concat(gone))
        {
            var versionId = tallies[itemId].ItemVersionId ?? throw new InvalidOperationException($"Item {itemId} was decided without a version.");
            former.Add(await plans.Rules.RuleAsync(db, versionId, ct));
        }

        return former.ToImmutable();
    }
}
