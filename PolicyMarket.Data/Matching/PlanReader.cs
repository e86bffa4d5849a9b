using System.Collections.Concurrent;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using PolicyMarket.Data.People;
using PolicyMarket.Data.Store;
using PolicyMarket.Rules.Attributes;
using PolicyMarket.Rules.Policies;

namespace PolicyMarket.Data.Matching;

/// <summary>Reads the items that are in force on a date: the text says so, or it is undated and a department has confirmed it until then.</summary>
public sealed class PlanReader(AttributeCatalog catalog)
{
    /// <summary>Published versions never change, so each is read once.</summary>
    private readonly ConcurrentDictionary<long, PolicyRule> rules = new();

    public async Task<NightlyPlan> ReadAsync(PolicyMarketDb db, DateOnly asOf, CancellationToken ct)
    {
        var current = db.PolicyItemVersions.AsNoTracking()
            .Join(db.PolicyItems, v => v.ItemId, i => i.Id, (v, i) => new { Version = v, Item = i })
            .Where(row => row.Version.Number == row.Item.CurrentNumber);
        var rows = await current
            .Select(row => new
            {
                row.Version.ItemId,
                VersionId = row.Version.Id,
                row.Version.Number,
                row.Item.DepartmentId,
                row.Item.FundId,
                row.Item.NeedsPreCheck,
                row.Item.ConfirmedUntil,
            })
            .ToListAsync(ct);
        if (rows.Exists(row => !rules.ContainsKey(row.VersionId)))
        {
            await foreach (var version in current.Select(row => new { row.Version.Id, row.Version.RuleJson }).AsAsyncEnumerable().WithCancellation(ct))
            {
                rules.GetOrAdd(version.Id, id => ReadRule(version.RuleJson, $"version:{id}"));
            }
        }

        return new NightlyPlan(
            from row in rows
            let rule = rules[row.VersionId]
            where IsInForce(rule.Document.ValidityOn(asOf), row.ConfirmedUntil, asOf)
            select new PlannedItem(row.ItemId, row.VersionId, row.Number, row.DepartmentId, row.FundId, row.NeedsPreCheck, rule),
            await ResponsibleDesks.ReadAsync(db, ct));
    }

    /// <summary>The rule of a version, be it in force or not.</summary>
    internal async Task<PolicyRule> RuleAsync(PolicyMarketDb db, long versionId, CancellationToken ct)
    {
        if (rules.TryGetValue(versionId, out var known))
        {
            return known;
        }

        var json = await db.PolicyItemVersions.AsNoTracking().Where(v => v.Id == versionId).Select(v => v.RuleJson).SingleAsync(ct);
        return rules.GetOrAdd(versionId, id => ReadRule(json, $"version:{id}"));
    }

    /// <summary>A stored version's rule with its territory; it was checked when it was published, so a rule that cannot be read is damage and throws.</summary>
    public PolicyRule ReadRule(string ruleJson, string where)
    {
        using var json = JsonDocument.Parse(ruleJson);
        var rule = PolicyExchange.ReadOne(json.RootElement, catalog, where);
        return rule.Value is { } read ? Jurisdiction.Apply(read, catalog) : throw new InvalidDataException(
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
