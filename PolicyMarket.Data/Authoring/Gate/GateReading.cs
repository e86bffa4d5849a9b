using System.Collections.Immutable;
using Microsoft.EntityFrameworkCore;
using PolicyMarket.Data.Authoring.Cases;
using PolicyMarket.Data.Claims;
using PolicyMarket.Data.FactSheets;
using PolicyMarket.Data.FactSheets.Live;
using PolicyMarket.Data.Offers;
using PolicyMarket.Data.Policies;
using PolicyMarket.Data.Store;
using PolicyMarket.Data.Workflows;
using PolicyMarket.Rules.Attributes;
using PolicyMarket.Rules.Conditions;
using PolicyMarket.Rules.Evaluation;
using PolicyMarket.Rules.Policies;

namespace PolicyMarket.Data.Authoring.Gate;

/// <summary>Reads what a check needs: both rules, the items to whose amounts they refer, all firms, and the work under way.</summary>
internal sealed class GateReading(
    IDbContextFactory<PolicyMarketDb> factory,
    PublishedRules rules,
    PlanReader plans,
    LiveFirms firms,
    CaseGround ground,
    AttributeCatalog catalog,
    BusinessClock clock
)
{
    public async Task<GateInput> ReadAsync(DraftSubmission submission, CancellationToken ct)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        var rule = Jurisdiction.Remove(rules.Parse(0, submission.RuleJson));
        var before = submission.BaseVersionId is { } baseId ? Jurisdiction.Remove(await rules.RuleAsync(db, baseId, ct)) : null;
        var item = await db
            .PolicyItemVersions.AsNoTracking()
            .Where(v => v.Id == submission.BaseVersionId)
            .Select(v => new
            {
                v.Number,
                v.ItemId,
                v.Item!.ConfirmedUntil, // a version has its item
                v.Item.FundId,
            })
            .SingleOrDefaultAsync(ct);
        var today = clock.Today;
        var awards = rule.Awards.IsEmpty && before?.Awards.IsEmpty != false ? AwardIndex.Empty : (await plans.ReadAsync(db, today, ct)).Awards.Index;
        var had = await ReceivedReader.FirmsExcludedAsync(db, rule.Id, rule.ExclusiveGroup, EntitlementPeriod.Of(rule, today), today, ct);
        var itemId = item?.ItemId ?? 0;
        var cases = await CasesAsync(db, submission, rule.Id, ct);
        var stamp = string.Join(
            ' ',
            await DataStamp.ReadAsync(db, ct),
            item?.ConfirmedUntil,
            item?.FundId,
            had.Count,
            cases.Stamp,
            await db.Offers.Where(o => o.ItemId == itemId).SumAsync(o => o.Revision + 1, ct)
        );
        var table = await firms.ReadAsync(AttributesOf(rule, before, awards), ct);
        return new GateInput(submission, rule, before, item?.Number, item?.ItemId, item?.ConfirmedUntil, item?.FundId, awards, had, table, cases, stamp);
    }

    /// <summary>Open offers and unpaid claims of the item, with what the firms would get under the new version.</summary>
    public async Task<ImmutableArray<GateWork>> WorkAsync(GateInput input, GateFigures figures, CancellationToken ct)
    {
        if (input.ItemId is not { } itemId)
        {
            return [];
        }

        await using var db = await factory.CreateDbContextAsync(ct);
        var rows = input.Table.FirmIds.Index().ToDictionary(one => one.Item, one => one.Index);
        var offers = await db
            .Offers.AsNoTracking()
            .Where(o => o.ItemId == itemId && OfferMoves.OpenStates.Contains(o.State))
            .OrderBy(o => o.Id)
            .Select(o => new
            {
                o.FirmId,
                o.Id,
                o.State,
                o.AmountFen,
            })
            .ToListAsync(ct);
        var claims = await db
            .Claims.AsNoTracking()
            .Where(c => c.ItemId == itemId && c.State != ClaimState.Paid)
            .OrderBy(c => c.Id)
            .Select(c => new
            {
                c.FirmId,
                c.Id,
                c.State,
                c.AmountFen,
            })
            .ToListAsync(ct);
        return
        [
            .. offers.Select(o => Work(o.FirmId, isClaim: false, o.Id, OfferMoves.Say(o.State), o.AmountFen)),
            .. claims.Select(c => Work(c.FirmId, isClaim: true, c.Id, GateWording.Say(c.State), c.AmountFen)),
        ];

        GateWork Work(long firmId, bool isClaim, long id, string state, long fen)
        {
            var row = rows.GetValueOrDefault(firmId, -1);
            var isEligible = row >= 0 && figures.AfterOf(row) == Rules.Outcomes.OutcomeKind.Eligible;
            return new GateWork(firmId, isClaim, id, state, fen, isEligible, row >= 0 ? figures.FenAfter(row) : null);
        }
    }

    private async Task<GateCases> CasesAsync(PolicyMarketDb db, DraftSubmission submission, string code, CancellationToken ct)
    {
        var departmentId = await db.ItemDrafts.Where(d => d.Id == submission.DraftId).Select(d => d.DepartmentId).SingleAsync(ct);
        var rows = await ItemCases.Current(db, departmentId, code).ToListAsync(ct);
        var facts = await ground.ReadAsync(rows.ConvertAll(row => row.Read(catalog)), ct);
        return new GateCases([.. rows], facts, await ItemCases.StampAsync(db, departmentId, code, ct));
    }

    internal static HashSet<string> AttributesOf(PolicyRule rule, PolicyRule? before, AwardIndex awards)
    {
        PolicyRule[] both = before is null ? [rule] : [rule, before];
        return
        [
            Jurisdiction.Attribute,
            .. awards.Needed(both).Concat(both).SelectMany(one => ConditionAttributes.In(one.Conditions).Concat(one.Amount?.Attributes ?? [])),
        ];
    }
}
