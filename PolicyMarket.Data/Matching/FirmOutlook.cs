using System.Collections.Immutable;
using Microsoft.EntityFrameworkCore;
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
        var open = await OpenAsync(db, matched, plan, ct);
        if (asOf is null || await facts.ReadAsync(firmId, clock.Today, ct) is not { } firm)
        {
            return new FirmOutlookView(asOf, [], [], open);
        }

        var compiled = shelf.Of(plan);
        HashSet<long> known = [.. matched.Select(pair => pair.ItemId)];
        return new FirmOutlookView(
            asOf,
            Close(compiled, firm.Facts),
            Lacking(plan, compiled, firm.Facts, known),
            open);
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

    private static async Task<ImmutableArray<OpenToApply>> OpenAsync(PolicyMarketDb db, ImmutableArray<MatchedItem> matched, NightlyPlan plan, CancellationToken ct)
    {
        // What has ended since the last run, or has another text, is not open.
        var current = plan.Items.Select(item => item.VersionId).ToHashSet();
        long[] versions = [.. matched.Select(pair => pair.ItemVersionId).Where(current.Contains)];
        var fens = matched.ToDictionary(pair => pair.ItemVersionId, pair => pair.PayableFen);
        var rows = await db.PolicyItemVersions.AsNoTracking()
            .Where(v => versions.Contains(v.Id) && v.Mode == ClaimMode.Apply)
            .Join(db.PolicyItems, v => v.ItemId, i => i.Id, (v, i) => new { v.Id, v.ItemId, i.Code, v.Title, v.Summary, v.DepartmentText, v.CapFen })
            .ToListAsync(ct);
        return
        [
            .. rows.OrderByDescending(r => fens[r.Id] ?? -1).ThenBy(r => r.Code, StringComparer.Ordinal)
                .Take(Most)
                .Select(r => new OpenToApply(r.ItemId, r.Code, r.Title, r.Summary, r.DepartmentText, fens[r.Id], r.CapFen)),
        ];
    }
}
