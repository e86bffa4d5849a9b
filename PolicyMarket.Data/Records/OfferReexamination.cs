using System.Collections.Immutable;
using Microsoft.EntityFrameworkCore;
using PolicyMarket.Data.Claims;
using PolicyMarket.Data.FactSheets;
using PolicyMarket.Data.Policies;
using PolicyMarket.Data.Store;
using PolicyMarket.Rules.Attributes;
using PolicyMarket.Rules.Explain;

namespace PolicyMarket.Data.Records;

/// <summary>Determines again what an offer's item version gives its firm, by the facts of the offer's period as they stand on a date.</summary>
public sealed class OfferReexamination(FirmFacts facts, PlanReader plans, DeterminationRecordMaker receipts, Explainer explainer, AttributeCatalog catalog)
{
    /// <summary>Null when the firm does not exist. Throws <see cref="DamagedRecordException"/> when one of the firm's sheets cannot be read.</summary>
    internal async Task<OfferDetermination?> DetermineAsync(
        PolicyMarketDb db,
        long firmId,
        long itemVersionId,
        string period,
        DateOnly asOf,
        long runId,
        CancellationToken ct
    )
    {
        var firm = (await DossiersAsync(db, [firmId], period, asOf, ct)).GetValueOrDefault(firmId);
        return firm is null ? null : await DetermineAsync(db, firm, itemVersionId, period, asOf, runId, ct);
    }

    /// <summary>The same for a firm whose facts of the period have been read.</summary>
    internal async Task<OfferDetermination> DetermineAsync(
        PolicyMarketDb db,
        FirmDossier firm,
        long itemVersionId,
        string period,
        DateOnly asOf,
        long runId,
        CancellationToken ct
    )
    {
        var rule = await plans.Rules.RuleAsync(db, itemVersionId, ct);
        var number = await db.PolicyItemVersions.AsNoTracking().Where(v => v.Id == itemVersionId).Select(v => v.Number).SingleAsync(ct);
        if (!rule.Awards.IsEmpty)
        {
            firm = (await plans.ReadAsync(db, asOf, ct)).Awards.Complete(firm, rule, asOf, explainer);
        }

        var explanation = explainer.Explain(rule, firm.Facts);
        var earlier = await EarlierAsync(db, firm.Id, itemVersionId, period, ct);
        return new OfferDetermination(
            explanation,
            receipts.Make(
                new RecordedGrounds(asOf, runId, firm.CreditCode, firm.Name, rule, number, period, firm.Facts, firm.Sources, explanation)
                {
                    Earlier = earlier,
                }
            )
        )
        {
            EarlierFen = earlier.Sum(one => one.AmountFen),
        };
    }

    /// <summary>The claims for earlier events of the period; none for a first event.</summary>
    private static async Task<ImmutableArray<EarlierEvent>> EarlierAsync(
        PolicyMarketDb db,
        long firmId,
        long itemVersionId,
        string period,
        CancellationToken ct
    )
    {
        var first = EntitlementPeriod.BaseOf(period);
        if (first == period)
        {
            return [];
        }

        var claims = await db
            .Claims.AsNoTracking()
            .Where(c => c.FirmId == firmId && c.Period != period && (c.Period == first || c.Period.StartsWith(first + EntitlementPeriod.EventMark)))
            .Where(c => db.Set<PolicyItemVersion>().Any(v => v.Id == itemVersionId && v.ItemId == c.ItemId))
            .OrderBy(c => c.Id)
            .Select(c => new { c.Number, c.AmountFen })
            .ToListAsync(ct);
        return [.. claims.Select(c => new EarlierEvent(c.Number, c.AmountFen))];
    }

    /// <summary>
    /// The facts of some firms for an entitlement period, by firm id; null: for the periods that are assessed on the date. Throws <see
    /// cref="DamagedRecordException"/> with all that is damaged.
    /// </summary>
    internal async Task<IReadOnlyDictionary<long, FirmDossier>> DossiersAsync(
        PolicyMarketDb db,
        IReadOnlyCollection<long> firmIds,
        string? period,
        DateOnly asOf,
        CancellationToken ct
    )
    {
        var periods = period is null ? AssessedPeriods.On(asOf) : EntitlementPeriod.PeriodsOf(period, asOf);
        var parameters = await ParameterTable.ReadAsync(db, catalog, asOf, ct);
        var damaged = new List<SheetDamage>();
        var firms = await facts.ReadManyAsync(db, parameters, firmIds, asOf, ct, periods, damaged);
        return damaged.Count == 0 ? firms.ToDictionary(firm => firm.Id) : throw new DamagedRecordException(damaged);
    }
}
