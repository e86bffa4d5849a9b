using System.Collections.Concurrent;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using PolicyMarket.Data.Determinations;
using PolicyMarket.Data.Funds;
using PolicyMarket.Data.People;
using PolicyMarket.Data.Store;
using PolicyMarket.Rules.Attributes;
using PolicyMarket.Rules.Policies;

namespace PolicyMarket.Data.Policies;

/// <summary>
/// Reads the items that are in force on a date: the text says so, or it is undated and a department has confirmed it until then; and the date is within the
/// window.
/// </summary>
public sealed class PlanReader(AttributeCatalog catalog)
{
    /// <summary>Published versions never change, so each is read once.</summary>
    private readonly ConcurrentDictionary<long, PolicyRule> rules = new();

    /// <summary>By version: why its stored rule cannot be read.</summary>
    private readonly ConcurrentDictionary<long, string> damagedRules = new();

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
                row.Item.Code,
                row.Item.DepartmentId,
                row.Item.FundId,
                row.Item.NeedsPreCheck,
                row.Item.ConfirmedUntil,
                FundLastDay = db.Set<Fund>().Where(f => f.Id == row.Item.FundId).Select(f => (DateOnly?)f.LastDay).FirstOrDefault(),
            })
            .ToListAsync(ct);
        if (rows.Exists(row => !rules.ContainsKey(row.VersionId) && !damagedRules.ContainsKey(row.VersionId)))
        {
            await foreach (var version in current.Select(row => new { row.Version.Id, row.Version.RuleJson }).AsAsyncEnumerable().WithCancellation(ct))
            {
                Keep(version.Id, version.RuleJson);
            }
        }

        var damaged = DamagedOf(rows.ConvertAll(row => (row.ItemId, row.VersionId, row.Code)));
        var found = rows.FindAll(row => !damaged.Contains(row.ItemId))
            .ConvertAll(row => (Row: row, Rule: rules[row.VersionId], Validity: Standing(rules[row.VersionId].ValidityOn(asOf), row.ConfirmedUntil, asOf)));
        return new NightlyPlan(
            from one in found
            where one.Validity == Validity.InForce
            let row = one.Row
            let end = one.Rule.LastDay(row.ConfirmedUntil) ?? throw new InvalidOperationException($"Item {one.Rule.Id} is in force without an end.")
            select new PlannedItem(
                row.ItemId, row.VersionId, row.Number, row.DepartmentId, row.FundLastDay < asOf ? null : row.FundId,
                row.FundLastDay < end ? row.FundLastDay.Value : end, row.NeedsPreCheck, one.Rule),
            [.. found.Where(one => one.Validity is Validity.Expired or Validity.NotYet).Select(one => one.Rule.Id)],
            await ResponsibleDesks.ReadAsync(db, ct))
        {
            DamagedItems = damaged,
            LeftOut = new LeftOutItems(
                found.Count(one => one.Validity == Validity.Undated), found.Count(one => one.Validity == Validity.NotYet), found.Count(one => one.Validity == Validity.Expired))
            {
                Damaged = damaged.Count,
            },
        };
    }

    /// <summary>The current version of every item by its code, in force or not; one whose stored rule is damaged is missing.</summary>
    public async Task<IReadOnlyDictionary<string, PolicyRule>> PublishedAsync(PolicyMarketDb db, CancellationToken ct)
    {
        await ReadAsync(db, DateOnly.MinValue, ct); // keeps every current version
        var current = await db.PolicyItemVersions.AsNoTracking()
            .Join(db.PolicyItems, v => v.ItemId, i => i.Id, (v, i) => new { v.Id, v.Number, i.CurrentNumber })
            .Where(row => row.Number == row.CurrentNumber)
            .Select(row => row.Id)
            .ToListAsync(ct);
        return current.Where(rules.ContainsKey).Select(id => rules[id]).ToDictionary(rule => rule.Id, StringComparer.Ordinal);
    }

    /// <summary>The rule of a version, in force or not. Throws <see cref="DamagedRuleException"/>.</summary>
    internal async Task<PolicyRule> RuleAsync(PolicyMarketDb db, long versionId, CancellationToken ct)
    {
        if (rules.TryGetValue(versionId, out var known))
        {
            return known;
        }

        if (!damagedRules.ContainsKey(versionId))
        {
            Keep(versionId, await db.PolicyItemVersions.AsNoTracking().Where(v => v.Id == versionId).Select(v => v.RuleJson).SingleAsync(ct));
        }

        return rules.TryGetValue(versionId, out var read) ? read : throw new DamagedRuleException(versionId, damagedRules[versionId]);
    }

    /// <summary>A stored version's rule with its territory; it was checked when it was published, so a rule that cannot be read is damage and throws.</summary>
    public PolicyRule ReadRule(string ruleJson, string where)
    {
        using var json = JsonDocument.Parse(ruleJson);
        var rule = PolicyExchange.ReadOne(json.RootElement, catalog, where);
        return rule.Value is { } read ? Jurisdiction.Apply(read, catalog) : throw new InvalidDataException(
            $"The rule of {where} cannot be read: {string.Join(" ", rule.Diagnostics.Select(d => d.Message))}");
    }

    private void Keep(long versionId, string ruleJson)
    {
        if (rules.ContainsKey(versionId))
        {
            return;
        }

        try
        {
            rules[versionId] = ReadRule(ruleJson, $"version:{versionId}");
        }
        catch (Exception damage) when (StoredData.IsDamage(damage))
        {
            damagedRules[versionId] = damage.Message;
        }
    }

    /// <summary>Item ids: those whose rule is damaged, and those whose amount refers to one of them, directly or through others.</summary>
    private HashSet<long> DamagedOf(List<(long ItemId, long VersionId, string Code)> rows)
    {
        var damaged = rows.FindAll(row => !rules.ContainsKey(row.VersionId));
        if (damaged.Count == 0)
        {
            return [];
        }

        var readable = rows.Except(damaged).ToList();
        var dependants = AwardReferences.Dependants(readable.Select(row => rules[row.VersionId]), [.. damaged.Select(row => row.Code)]);
        return [.. damaged.Concat(readable.Where(row => dependants.Contains(row.Code))).Select(row => row.ItemId)];
    }

    /// <summary>An undated text is in force as long as a department has confirmed it.</summary>
    private static Validity Standing(Validity validity, DateOnly? confirmedUntil, DateOnly asOf) =>
        validity == Validity.Undated && confirmedUntil >= asOf ? Validity.InForce : validity;
}
