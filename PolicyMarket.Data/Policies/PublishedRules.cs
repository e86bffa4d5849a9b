using System.Collections.Concurrent;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using PolicyMarket.Data.Store;
using PolicyMarket.Rules.Attributes;
using PolicyMarket.Rules.Policies;

namespace PolicyMarket.Data.Policies;

/// <summary>
/// Rules of published versions with their territory, each read once: a version never changes, so what is kept is never stale. A stored rule was checked when it
/// was published; one that cannot be read is damage (<see cref="DamagedRecordException"/>). Safe for many threads.
/// </summary>
public sealed class PublishedRules(AttributeCatalog catalog)
{
    private readonly ConcurrentDictionary<long, PolicyRule> _rules = new();
    private readonly ConcurrentDictionary<long, string> _damages = new();

    /// <summary>Parses a stored rule without keeping it. Throws <see cref="DamagedRecordException"/>.</summary>
    public PolicyRule Parse(long versionId, string ruleJson)
    {
        try
        {
            using var json = JsonDocument.Parse(ruleJson);
            var rule = PolicyExchange.ReadOne(json.RootElement, catalog, $"version:{versionId}");
            return rule.Value is { } read
                ? Jurisdiction.Apply(read, catalog)
                : throw new DamagedRecordException([new RuleDamage(versionId, string.Join(" ", rule.Diagnostics.Select(d => d.Message)))]);
        }
        catch (Exception damage) when (damage is not DamagedRecordException && StoredData.IsDamage(damage))
        {
            throw new DamagedRecordException([new RuleDamage(versionId, damage.Message)], damage);
        }
    }

    /// <summary>The rule of a version, in force or not. Throws <see cref="DamagedRecordException"/>.</summary>
    public async Task<PolicyRule> RuleAsync(PolicyMarketDb db, long versionId, CancellationToken ct)
    {
        if (!IsRead(versionId))
        {
            Keep(versionId, await db.PolicyItemVersions.AsNoTracking().Where(v => v.Id == versionId).Select(v => v.RuleJson).SingleAsync(ct));
        }

        return _rules.TryGetValue(versionId, out var rule) ? rule : throw new DamagedRecordException([new RuleDamage(versionId, _damages[versionId])]);
    }

    /// <summary>The rules of these versions by version id; an id that does not exist, or whose stored rule is damaged, is missing.</summary>
    public async Task<IReadOnlyDictionary<long, PolicyRule>> OfVersionsAsync(PolicyMarketDb db, IReadOnlyCollection<long> versionIds, CancellationToken ct)
    {
        var wanted = versionIds.Where(id => !IsRead(id)).Distinct().ToList();
        if (wanted.Count > 0)
        {
            var versions = db.PolicyItemVersions.AsNoTracking().Where(v => wanted.Contains(v.Id)).Select(v => new { v.Id, v.RuleJson }).Take(wanted.Count);
            await foreach (var version in versions.AsAsyncEnumerable().WithCancellation(ct))
            {
                Keep(version.Id, version.RuleJson);
            }
        }

        return versionIds.Distinct().Where(_rules.ContainsKey).ToDictionary(id => id, id => _rules[id]);
    }

    /// <summary>The current version of every item by its code, in force or not; one whose stored rule is damaged is missing.</summary>
    public async Task<IReadOnlyDictionary<string, PolicyRule>> CurrentAsync(PolicyMarketDb db, CancellationToken ct)
    {
        var current = await db
            .PolicyItemVersions.AsNoTracking()
            .Join(
                db.PolicyItems,
                v => v.ItemId,
                i => i.Id,
                (v, i) =>
                    new
                    {
                        v.Id,
                        v.Number,
                        i.CurrentNumber,
                    }
            )
            .Where(row => row.Number == row.CurrentNumber)
            .Select(row => row.Id)
            .ToListAsync(ct);
        return (await OfVersionsAsync(db, current, ct)).Values.ToDictionary(rule => rule.Id, StringComparer.Ordinal);
    }

    /// <summary>True when the version was read, also when it is damaged.</summary>
    internal bool IsRead(long versionId) => _rules.ContainsKey(versionId) || _damages.ContainsKey(versionId);

    /// <summary>The rule of a version that was read; null when it is damaged or was not read.</summary>
    internal PolicyRule? Find(long versionId) => _rules.GetValueOrDefault(versionId);

    /// <summary>Reads a version unless it was read before.</summary>
    internal void Keep(long versionId, string ruleJson)
    {
        if (IsRead(versionId))
        {
            return;
        }

        try
        {
            _rules[versionId] = Parse(versionId, ruleJson);
        }
        catch (DamagedRecordException damage) when (damage.IsOf<RuleDamage>())
        {
            _damages[versionId] = damage.DamagesOf<RuleDamage>()[0].Why;
        }
    }
}
