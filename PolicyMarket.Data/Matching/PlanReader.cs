using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using PolicyMarket.Data.Store;
using PolicyMarket.Rules.Attributes;
using PolicyMarket.Rules.Policies;

namespace PolicyMarket.Data.Matching;

/// <summary>Reads the items that are in force on a date: the text says so, or it is undated and a department has confirmed it until then.</summary>
public sealed class PlanReader(AttributeCatalog catalog)
{
    public async Task<NightlyPlan> ReadAsync(PolicyMarketDb db, DateOnly asOf, CancellationToken ct)
    {
        var rows = await db.PolicyItemVersions.AsNoTracking()
            .Join(db.PolicyItems, v => v.ItemId, i => i.Id, (v, i) => new { Version = v, Item = i })
            .Where(row => row.Version.Number == row.Item.CurrentNumber)
            .Select(row => new
            {
                row.Version.ItemId,
                VersionId = row.Version.Id,
                row.Version.Number,
                row.Version.RuleJson,
                row.Item.DepartmentId,
                row.Item.FundId,
                row.Item.NeedsPreCheck,
                row.Item.ConfirmedUntil,
            })
            .ToListAsync(ct);
        return new NightlyPlan(
            from row in rows
            let rule = ReadRule(row.RuleJson, $"version:{row.VersionId}")
            where IsInForce(rule.Document.ValidityOn(asOf), row.ConfirmedUntil, asOf)
            select new PlannedItem(row.ItemId, row.VersionId, row.Number, row.DepartmentId, row.FundId, row.NeedsPreCheck, rule));
    }

    /// <summary>A stored version's rule; it was checked when it was published, so a rule that cannot be read is damage and throws.</summary>
    public PolicyRule ReadRule(string ruleJson, string where)
    {
        using var json = JsonDocument.Parse(ruleJson);
        var rule = PolicyExchange.ReadOne(json.RootElement, catalog, where);
        return rule.Value ?? throw new InvalidDataException(
            $"The rule of {where} cannot be read: {string.Join(" ", rule.Diagnostics.Select(d => d.Message))}");
    }

    private static bool IsInForce(Validity validity, DateOnly? confirmedUntil, DateOnly asOf) => validity switch
    {
        Validity.InForce => true,
        Validity.Undated => confirmedUntil >= asOf,
        Validity.NotYet or Validity.Expired => false,
        _ => throw new InvalidOperationException($"The unknown validity {validity}."),
    };
}
