using System.Collections.Immutable;
using Microsoft.EntityFrameworkCore;
using PolicyMarket.Data.Offers;
using PolicyMarket.Data.Store;
using PolicyMarket.Rules.Attributes;
using PolicyMarket.Rules.Explain;
using PolicyMarket.Rules.NearMisses;
using PolicyMarket.Rules.Plan;
using PolicyMarket.Rules.Policies;

namespace PolicyMarket.Data.Matching;

/// <summary>Reads for a firm's home what it can apply for, from the last run, and what it only just misses or what lacks one fact, decided now on the facts as they stand.</summary>
public sealed class FirmOutlook(
    IDbContextFactory<PolicyMarketDb> factory, AttributeCatalog catalog, FirmFacts facts, PlanReader plans, PlanShelf shelf, Explainer explainer, BusinessClock clock)
{
    private const int Most = 50;

    /// <summary>Half of what is asked: farther off is not close.</summary>
    private const decimal FarthestShare = 0.5m;

    public async Task<FirmOutlookView> ReadAsync(long firmId, CancellationToken ct)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        var asOf = await db.MatchingRuns.AsNoTracking()
            .Where(r => r.State == RunState.Finished)
            .OrderByDescending(r => r.Id)
            .Select(r => (DateOnly?)r.BusinessDate)
            .FirstOrDefaultAsync(ct);
        var matched = await MatchedItems.OfFirmAsync(db, firmId, ct);
        var plan = await plans.ReadAsync(db, clock.Today, ct);
        var had = await ReceivedReader.OfFirmAsync(db, firmId, clock.Today, ct);
        var (open, excluded) = await OpenAsync(db, firmId, matched, plan, had, ct);
        if (asOf is null || await facts.ReadAsync(firmId, clock.Today, ct) is not { } firm)
        {
            return new FirmOutlookView(asOf, [], [], open, excluded, had);
        }

        var compiled = shelf.Of(plan);
        HashSet<long> known = [.. matched.Select(pair => pair.ItemId)];
        return new FirmOutlookView(
            asOf,
            Close(compiled, firm.Facts, had),
            Lacking(plan, compiled, firm.Facts, known, had),
            open,
            excluded,
            had);
    }

    /// <summary>Nearest first; what the firm cannot change, or what is far off, is no help to it and left out.</summary>
    private ImmutableArray<CloseItem> Close(MatchPlan plan, Facts firm, HighestOnly had) =>
    [
        .. new NearMissFinder(plan).Of(firm)
            .Where(miss => miss.IsWithinReach && miss.Gaps.All(gap => gap.Distance <= FarthestShare || gap.Value is SetFact))
            .Where(miss => IsOpen(plan.Rules[miss.Item], had))
            .Take(Most)
            .Select(miss => new CloseItem(plan.Rules[miss.Item], miss.Gaps)),
    ];

    /// <summary>Undecided items that one fact would decide which a department holds; what only an application can say is left out.</summary>
    private ImmutableArray<LackingOneFact> Lacking(NightlyPlan plan, MatchPlan compiled, Facts firm, HashSet<long> matched, HighestOnly had)
    {
        var lacking =
            from place in compiled.MatchFirm(firm).Unknown
            let item = plan.Items[place]
            where !matched.Contains(item.ItemId) && IsOpen(item.Rule, had)
            let decision = explainer.Decide(item.Rule, firm)
            where decision is { Missing.Length: 1 }
            let fact = Held(decision.Missing[0])
            where fact is not null
            orderby item.Rule.Mode == ClaimMode.ApplyFree ? 0 : 1, item.Rule.Cap ?? 0 descending, item.Rule.Id
            select LackingOneFact.Of(item, fact);
        return [.. lacking.Take(Most)];
    }

    private AttributeDefinition? Held(string name) =>
        catalog.TryGet(name, out var attribute) && attribute.SourceDepartment is { Length: > 0 }
            && attribute.Kind is AttributeKind.Fact or AttributeKind.Derived or AttributeKind.History
            ? attribute
            : null;

    private bool IsOpen(PolicyRule rule, HighestOnly had) => had.IsOpen(rule.Id, rule.ExclusiveGroup, EntitlementPeriod.Of(rule, clock.Today));

    /// <summary>What the firm can apply for, the highest first, and what 就高不重复 takes away from it with the reason.</summary>
    private async Task<(ImmutableArray<OpenToApply> Open, ImmutableArray<ExcludedItem> Excluded)> OpenAsync(
        PolicyMarketDb db, long firmId, ImmutableArray<MatchedItem> matched, NightlyPlan plan, HighestOnly had, CancellationToken ct)
    {
        // What has ended since the last run, or has another text, is not open.
        var current = plan.Items.Select(item => item.VersionId).ToHashSet();
        var periods = plan.Items.ToDictionary(item => item.ItemId, item => EntitlementPeriod.Of(item.Rule, clock.Today));
        long[] versions = [.. matched.Select(pair => pair.ItemVersionId).Where(current.Contains)];
        var fens = matched.ToDictionary(pair => pair.ItemVersionId, pair => pair.PayableFen);
        var rows = await db.PolicyItemVersions.AsNoTracking()
            .Where(v => versions.Contains(v.Id) && v.Mode == ClaimMode.Apply)
            .Join(db.PolicyItems, v => v.ItemId, i => i.Id, (v, i) => new { v.Id, v.ItemId, i.Code, v.Title, v.Summary, v.DepartmentText, v.CapFen, v.ExclusiveGroup })
            .ToListAsync(ct);
        var offers = await db.Offers.AsNoTracking()
            .Where(o => o.FirmId == firmId && o.State == OfferState.Pushed)
            .Join(db.PolicyItemVersions, o => o.ItemVersionId, v => v.Id, (o, v) => new { o.ItemId, v.Title, o.AmountFen, o.Period, v.ExclusiveGroup })
            .ToListAsync(ct);
        var ranked = ExclusiveGroups.Rank(
            rows.Select(r => new Candidate(r.ItemId, r.Code, r.Title, r.ExclusiveGroup, periods[r.ItemId], fens[r.Id]))
                .Where(one => had.IsOpen(one.Code, one.Group, one.Period))
                .Concat(offers.Select(o => new Candidate(o.ItemId, "", o.Title, o.ExclusiveGroup, o.Period, o.AmountFen))),
            one => one.Group, (one, other) => EntitlementPeriods.Overlap(one.Period, clock.Today, other.Period, clock.Today), one => one.Fen / 100m, one => one.Code);
        var outranked = ranked.Where(one => one.Item.Code.Length > 0 && one.Better is not null).ToDictionary(one => one.Item.ItemId, one => HighestOnlyWords.Outranked(one.Better!.Title, one.Better.Fen / 100m)); // asked for just before
        var judged = rows.OrderByDescending(r => fens[r.Id] ?? -1).ThenBy(r => r.Code, StringComparer.Ordinal)
            .Select(r => (Row: r, Why: had.Reason(r.Code, r.ExclusiveGroup, periods[r.ItemId]) ?? outranked.GetValueOrDefault(r.ItemId)))
            .ToList();
        return (
            [
                .. judged.Where(one => one.Why is null).Take(Most)
                    .Select(one => new OpenToApply(one.Row.ItemId, one.Row.Code, one.Row.Title, one.Row.Summary, one.Row.DepartmentText, fens[one.Row.Id], one.Row.CapFen)),
            ],
            [.. judged.Where(one => one.Why is not null).Take(Most).Select(one => new ExcludedItem(one.Row.Code, one.Row.Title, one.Why ?? ""))]);
    }

    /// <summary>An offer (without a code) or an item to apply for, as far as 就高不重复 looks at it.</summary>
    private sealed record Candidate(long ItemId, string Code, string Title, string? Group, string Period, long? Fen);
}
