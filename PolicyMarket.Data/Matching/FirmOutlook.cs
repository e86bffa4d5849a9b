using System.Collections.Immutable;
using Microsoft.EntityFrameworkCore;
using PolicyMarket.Data.Store;
using PolicyMarket.Rules.Attributes;
using PolicyMarket.Rules.Explain;
using PolicyMarket.Rules.NearMisses;
using PolicyMarket.Rules.Plan;
using PolicyMarket.Rules.Policies;
using PolicyMarket.Rules.Values;

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
        var held = await HeldAsync(db, matched, ct);
        var firm = await facts.ReadAsync(firmId, clock.Today, ct);
        var view = new FirmOutlookView(asOf, [], [], Open(held)) { Reliefs = Reliefs(held, firm?.Facts), Rights = Rights(held) };
        if (asOf is null || firm is null)
        {
            return view;
        }

        var plan = await plans.ReadAsync(db, clock.Today, ct);
        var compiled = shelf.Of(plan);
        HashSet<long> known = [.. matched.Select(pair => pair.ItemId)];
        return view with { Close = Close(compiled, firm.Facts), LackingOne = Lacking(plan, compiled, firm.Facts, known) };
    }

    /// <summary>Nearest first; what the firm cannot change, or what is far off, is no help to it and left out.</summary>
    private static ImmutableArray<CloseItem> Close(MatchPlan plan, Facts firm) =>
    [
        .. new NearMissFinder(plan).Of(firm)
            .Where(miss => miss.IsWithinReach && miss.Gaps.All(gap => gap.Distance <= FarthestShare || gap.Value is SetFact))
            .Take(Most)
            .Select(miss => new CloseItem(plan.Rules[miss.Item], miss.Gaps)),
    ];

    /// <summary>Undecided items that one fact would decide which a department holds; what only an application can say is left out.</summary>
    private ImmutableArray<LackingOneFact> Lacking(NightlyPlan plan, MatchPlan compiled, Facts firm, HashSet<long> matched)
    {
        var lacking =
            from place in compiled.MatchFirm(firm).Unknown
            let item = plan.Items[place]
            where !matched.Contains(item.ItemId)
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

    /// <summary>The matched items with the rules by which they were matched.</summary>
    private async Task<List<(MatchedItem Match, PolicyRule Rule)>> HeldAsync(PolicyMarketDb db, ImmutableArray<MatchedItem> matched, CancellationToken ct)
    {
        var held = new List<(MatchedItem Match, PolicyRule Rule)>(matched.Length);
        foreach (var match in matched)
        {
            held.Add((match, await plans.RuleAsync(db, match.ItemVersionId, ct)));
        }

        return held;
    }

    /// <summary>Awards that are not matched into an offer by themselves.</summary>
    private static ImmutableArray<OpenToApply> Open(List<(MatchedItem Match, PolicyRule Rule)> held) =>
    [
        .. held.Where(one => one.Rule is { IsPaidOut: true, Mode: not ClaimMode.ApplyFree })
            .OrderByDescending(one => one.Match.PayableFen ?? -1).ThenBy(one => one.Rule.Id, StringComparer.Ordinal)
            .Take(Most)
            .Select(one => new OpenToApply(
                one.Match.ItemId, one.Rule.Id, one.Rule.Title, one.Rule.Summary, one.Rule.Department, one.Match.PayableFen,
                one.Rule.Cap is { } cap ? Money.FromYuan(cap).Fen : null)),
    ];

    /// <summary>Of an exclusive group the best only.</summary>
    private static ImmutableArray<FirmRelief> Reliefs(List<(MatchedItem Match, PolicyRule Rule)> held, Facts? firm) =>
    [
        .. ExclusiveGroups.KeepBest(held.Where(one => one.Rule.Benefit == BenefitKind.Relief), one => one.Rule.ExclusiveGroup, one => one.Match.PayableFen ?? 0, one => one.Rule.Id)
            .OrderByDescending(one => one.Match.PayableFen ?? -1).ThenBy(one => one.Rule.Id, StringComparer.Ordinal)
            .Take(Most)
            .Select(one => new FirmRelief(one.Rule.Id, one.Rule.Title, one.Rule.Where, one.Match.PayableFen, ReliefEnjoyment.Of(one.Rule, firm))),
    ];

    private static ImmutableArray<FirmRight> Rights(List<(MatchedItem Match, PolicyRule Rule)> held) =>
    [
        .. held.Where(one => one.Rule.Benefit is BenefitKind.Entitlement or BenefitKind.Qualification)
            .OrderBy(one => one.Rule.Benefit).ThenBy(one => one.Rule.Id, StringComparer.Ordinal)
            .Take(Most)
            .Select(one => new FirmRight(one.Rule.Id, one.Rule.Title, one.Rule.Benefit, one.Rule.Department, one.Rule.Where, one.Rule.Opens.Names)),
    ];
}
