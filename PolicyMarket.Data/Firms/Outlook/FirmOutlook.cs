using System.Collections.Immutable;
using Microsoft.EntityFrameworkCore;
using PolicyMarket.Data.Claims;
using PolicyMarket.Data.Determinations;
using PolicyMarket.Data.FactSheets;
using PolicyMarket.Data.Offers;
using PolicyMarket.Data.Policies;
using PolicyMarket.Data.Store;
using PolicyMarket.Data.Workflows;
using PolicyMarket.Rules.Attributes;
using PolicyMarket.Rules.Engine;
using PolicyMarket.Rules.Engine.Compile;
using PolicyMarket.Rules.Explain;
using PolicyMarket.Rules.NearMisses;
using PolicyMarket.Rules.Policies;
using PolicyMarket.Rules.Values;

namespace PolicyMarket.Data.Firms.Outlook;

/// <summary>
/// Reads for a firm's home what it can apply for, from the last run, and what it only just misses or what lacks one fact, decided now on the facts as they
/// stand.
/// </summary>
public sealed class FirmOutlook(
    IDbContextFactory<PolicyMarketDb> factory,
    AttributeCatalog catalog,
    FirmFacts facts,
    PlanReader plans,
    CompiledRulesCache rules,
    Explainer explainer,
    BusinessClock clock
)
{
    private const int Most = 50;

    private const string ValidQualifications = "qualifications_valid";

    public async Task<FirmOutlookView> ReadAsync(long firmId, CancellationToken ct)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        var asOf = await db
            .MatchingRuns.AsNoTracking()
            .Where(r => r.State == RunState.Finished)
            .OrderByDescending(r => r.Id)
            .Select(r => (DateOnly?)r.BusinessDate)
            .FirstOrDefaultAsync(ct);
        var matched = await MatchedItems.OfFirmAsync(db, firmId, ct);
        var plan = await plans.ReadAsync(db, clock.Today, ct);
        var had = await ReceivedReader.OfFirmAsync(db, firmId, clock.Today, ct);
        var held = await HeldAsync(db, matched, plan, ct);
        var (firm, damages) = await ReadFactsAsync(firmId, ct);
        var (open, excluded) = await OpenAsync(db, firmId, held, had, ct);
        var view = new FirmOutlookView(asOf, [], [], open, excluded, had)
        {
            Reliefs = Reliefs(held, firm?.Facts, await ReliefReporting.LatestAsync(db, firmId, ct)),
            Rights = Rights(held, firm?.Facts),
            Damages = damages,
        };
        if (asOf is null || firm is null)
        {
            return view;
        }

        var compiled = rules.RulesOf(plan);
        HashSet<long> known = [.. matched.Select(pair => pair.ItemId)];
        return view with { Close = Close(compiled.Plan, firm.Facts, had), LackingOne = Lacking(plan, compiled, firm.Facts, known, had) };
    }

    private async Task<(FirmDossier? Firm, IReadOnlyList<SheetDamage> Damages)> ReadFactsAsync(long firmId, CancellationToken ct)
    {
        try
        {
            return (await facts.ReadAsync(firmId, clock.Today, ct), []);
        }
        catch (DamagedRecordException damage) when (damage.IsOf<SheetDamage>())
        {
            return (null, damage.DamagesOf<SheetDamage>());
        }
    }

    /// <summary>Nearest first; what the firm cannot change, or what is far off, is no help to it and left out.</summary>
    private ImmutableArray<CloseItem> Close(CompiledPlan plan, Facts firm, HighestOnly had) =>
        [
            .. new NearMissFinder(plan)
                .Of(firm)
                .Where(miss => miss.IsClose)
                .Where(miss => IsOpen(plan.Rules[miss.Item], had) && !IsHeldAlready(plan.Rules[miss.Item], firm))
                .Take(Most)
                .Select(miss => new CloseItem(plan.Rules[miss.Item], miss.Gaps)),
        ];

    /// <summary>The item recognises a qualification that the firm has.</summary>
    private bool IsHeldAlready(PolicyRule rule, Facts? firm) =>
        rule.Benefit == BenefitKind.Qualification
        && firm?[ValidQualifications] is SetFact held
        && catalog.TryGet(ValidQualifications, out var definition)
        && FactText.Display(held, definition).Split('、').Any(name => rule.Title.StartsWith(name, StringComparison.Ordinal));

    /// <summary>Undecided items that one fact would decide which a department holds; what only an application can say is left out.</summary>
    private ImmutableArray<LackingOneFact> Lacking(NightlyPlan plan, ICompiledRules compiled, Facts firm, HashSet<long> matched, HighestOnly had)
    {
        var lacking =
            from place in compiled.DetermineFirm(firm).Unknown
            let item = plan.Items[place]
            where !matched.Contains(item.ItemId) && IsOpen(item.Rule, had)
            let decision = explainer.Decide(item.Rule, firm)
            where decision is { Missing.Length: 1 }
            let fact = Held(decision.Missing[0])
            where fact is not null
            orderby item.Rule.Mode == ClaimMode.ApplyFree ? 0 : 1, item.Rule.Cap ?? 0 descending, item.Rule.Id
            select LackingOneFact.Of(item, fact, AssessedPeriods.On(clock.Today));
        return [.. lacking.Take(Most)];
    }

    private AttributeDefinition? Held(string name) =>
        catalog.TryGet(name, out var attribute)
        && attribute.SourceDepartment is { Length: > 0 }
        && attribute.Kind is AttributeKind.Fact or AttributeKind.Derived or AttributeKind.History
            ? attribute
            : null;

    private bool IsOpen(PolicyRule rule, HighestOnly had) => had.IsOpen(rule.Id, rule.ExclusiveGroup, EntitlementPeriod.Of(rule, clock.Today));

    /// <summary>The matched items with the rules by which they were matched; what has ended since the last run, or has another text, is left out.</summary>
    private async Task<List<(MatchedItem Match, PolicyRule Rule)>> HeldAsync(
        PolicyMarketDb db,
        ImmutableArray<MatchedItem> matched,
        NightlyPlan plan,
        CancellationToken ct
    )
    {
        var current = plan.Items.Select(item => item.VersionId).ToHashSet();
        var held = new List<(MatchedItem Match, PolicyRule Rule)>(matched.Length);
        foreach (var match in matched.Where(match => current.Contains(match.ItemVersionId)))
        {
            held.Add((match, await plans.Rules.RuleAsync(db, match.ItemVersionId, ct)));
        }

        return held;
    }

    /// <summary>Awards that are not matched into an offer by themselves, the highest first, and what 就高不重复 takes away from them with the reason.</summary>
    private async Task<(ImmutableArray<OpenToApply> Open, ImmutableArray<ExcludedItem> Excluded)> OpenAsync(
        PolicyMarketDb db,
        long firmId,
        List<(MatchedItem Match, PolicyRule Rule)> held,
        HighestOnly had,
        CancellationToken ct
    )
    {
        var offers = await db
            .Offers.AsNoTracking()
            .Where(o => o.FirmId == firmId && o.State == OfferState.Pushed)
            .Join(
                db.PolicyItemVersions,
                o => o.ItemVersionId,
                v => v.Id,
                (o, v) =>
                    new
                    {
                        o.ItemId,
                        v.Title,
                        o.AmountFen,
                        o.Period,
                        v.ExclusiveGroup,
                    }
            )
            .ToListAsync(ct);
        var items = held.Where(one => one.Rule is { IsPaidOut: true, Mode: not ClaimMode.ApplyFree })
            .OrderByDescending(one => one.Match.PayableFen ?? -1)
            .ThenBy(one => one.Rule.Id, StringComparer.Ordinal)
            .Select(one => (one.Match, one.Rule, Period: EntitlementPeriod.Of(one.Rule, clock.Today)))
            .ToList();
        var ranked = ExclusiveGroups.Rank(
            items
                .Select(one => new Candidate(one.Match.ItemId, one.Rule.Id, one.Rule.Title, one.Rule.ExclusiveGroup, one.Period, one.Match.PayableFen))
                .Where(one => had.IsOpen(one.Code, one.Group, one.Period))
                .Concat(offers.Select(o => new Candidate(o.ItemId, "", o.Title, o.ExclusiveGroup, o.Period, o.AmountFen))),
            one => one.Group,
            (one, other) => EntitlementPeriods.Overlap(one.Period, clock.Today, other.Period, clock.Today),
            one => one.Fen / 100m,
            one => one.Code
        );
        var outranked = ranked
            .Where(one => one.Item.Code.Length > 0 && !one.Better.IsEmpty)
            .ToDictionary(one => one.Item.ItemId, one => HighestOnlyWords.Outranked([.. one.Better.Select(better => (better.Title, better.Fen / 100m))]));
        var judged = items.ConvertAll(one =>
            (Item: one, Why: had.Reason(one.Rule.Id, one.Rule.ExclusiveGroup, one.Period) ?? outranked.GetValueOrDefault(one.Match.ItemId))
        );
        return (
            [.. judged.Where(one => one.Why is null).Take(Most).Select(one => OpenOf(one.Item.Match, one.Item.Rule))],
            [.. judged.Where(one => one.Why is not null).Take(Most).Select(one => new ExcludedItem(one.Item.Rule.Id, one.Item.Rule.Title, one.Why ?? ""))]
        );
    }

    private static OpenToApply OpenOf(MatchedItem match, PolicyRule rule) =>
        new(match.ItemId, rule.Id, rule.Title, rule.Summary, rule.Department, match.PayableFen, rule.Cap is { } cap ? Money.FromYuan(cap).Fen : null);

    /// <summary>Of an exclusive group the best only.</summary>
    private ImmutableArray<FirmRelief> Reliefs(
        List<(MatchedItem Match, PolicyRule Rule)> held,
        Facts? firm,
        Dictionary<(long ItemId, string Period), ReliefReport> reports
    ) =>
        [
            .. ExclusiveGroups
                .KeepBest(
                    held.Where(one => one.Rule.Benefit == BenefitKind.Relief),
                    one => one.Rule.ExclusiveGroup,
                    one => one.Match.PayableFen ?? 0,
                    one => one.Rule.Id
                )
                .OrderByDescending(one => one.Match.PayableFen ?? -1)
                .ThenBy(one => one.Rule.Id, StringComparer.Ordinal)
                .Take(Most)
                .Select(one => new FirmRelief(
                    one.Rule.Id,
                    one.Rule.Title,
                    one.Rule.Where,
                    one.Match.PayableFen,
                    ReliefEnjoyment.Of(one.Rule, firm),
                    reports.GetValueOrDefault((one.Match.ItemId, EntitlementPeriod.Of(one.Rule, clock.Today)))?.IsEnjoyed
                )),
        ];

    private ImmutableArray<FirmRight> Rights(List<(MatchedItem Match, PolicyRule Rule)> held, Facts? firm) =>
        [
            .. held.Where(one => one.Rule.Benefit is BenefitKind.Entitlement or BenefitKind.Qualification && !IsHeldAlready(one.Rule, firm))
                .OrderBy(one => one.Rule.Benefit)
                .ThenBy(one => one.Rule.Id, StringComparer.Ordinal)
                .Take(Most)
                .Select(one => new FirmRight(one.Rule.Id, one.Rule.Title, one.Rule.Benefit, one.Rule.Department, one.Rule.Where, one.Rule.Opens.Names)),
        ];

    /// <summary>An offer (without a code) or an item to apply for, as far as 就高不重复 looks at it.</summary>
    private sealed record Candidate(long ItemId, string Code, string Title, string? Group, string Period, long? Fen);
}
