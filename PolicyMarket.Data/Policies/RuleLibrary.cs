using System.Collections.Concurrent;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using PolicyMarket.Data.Store;
using PolicyMarket.Rules.Attributes;
using PolicyMarket.Rules.Policies;

namespace PolicyMarket.Data.Policies;

/// <summary>Published versions as rules with their territory, each read once: a version never changes, so what is kept is never stale.</summary>
public sealed class RuleLibrary(IDbContextFactory<PolicyMarketDb> databases, AttributeCatalog catalog)
{
    private readonly ConcurrentDictionary<long, PolicyRule> rules = [];

    /// <summary>The rules of these versions by version id; an id that does not exist, or whose stored rule is damaged, is left out.</summary>
    public async Task<IReadOnlyDictionary<long, PolicyRule>> OfVersionsAsync(IReadOnlyCollection<long> versionIds, CancellationToken ct)
    {
        var wanted = versionIds.Where(id => !rules.ContainsKey(id)).Distinct().ToList();
        if (wanted.Count > 0)
        {
            await using var db = await databases.CreateDbContextAsync(ct);
            var texts = await db.PolicyItemVersions.AsNoTracking()
                .Where(v => wanted.Contains(v.Id))
                .Select(v => new { v.Id, v.RuleJson })
                .Take(wanted.Count)
                .ToListAsync(ct);
            foreach (var text in texts)
            {
                if (TryRead(text.RuleJson, catalog) is { } rule)
                {
                    rules[text.Id] = rule;
                }
            }
        }

        return versionIds.Distinct().Where(rules.ContainsKey).ToDictionary(id => id, id => rules[id]);
    }

    /// <summary>Null for a damaged rule: the item is shown nowhere, and the page of the run names it.</summary>
    private static PolicyRule? TryRead(string json, AttributeCatalog catalog)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            var parsed = PolicyExchange.ReadOne(document.RootElement, catalog, "$");
            return parsed.Value is { } rule ? Jurisdiction.Apply(rule, catalog) : null;
        }
        catch (Exception damage) when (StoredData.IsDamage(damage))
        {
            return null;
        }
    }
}
