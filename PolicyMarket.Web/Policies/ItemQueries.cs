using System.Collections.Immutable;
using Microsoft.EntityFrameworkCore;
using PolicyMarket.Data.Determinations;
using PolicyMarket.Data.People;
using PolicyMarket.Data.Policies;
using PolicyMarket.Data.Store;
using PolicyMarket.Data.Workflows;
using PolicyMarket.Rules.Values;
using PolicyMarket.Web.Policies.Search;

namespace PolicyMarket.Web.Policies;

/// <summary>One item with everything that its page shows.</summary>
public sealed class ItemQueries(IDbContextFactory<PolicyMarketDb> databases, ItemCache cache, LeftOutFirms leftOut, BusinessClock clock)
{
    private const int MostVersions = 50;
    private const int MostSimilar = 4;

    /// <summary>Null when no item has this code.</summary>
    public async Task<ItemView?> FindAsync(string code, CancellationToken ct)
    {
        var all = await cache.ItemsAsync(ct);
        if (all.FirstOrDefault(i => i.Code == code) is not { } item)
        {
            return null;
        }

        await using var db = await databases.CreateDbContextAsync(ct);
        var versions = await db.PolicyItemVersions.AsNoTracking()
            .Where(v => v.ItemId == item.ItemId)
            .OrderByDescending(v => v.Number)
            .Select(v => new ItemVersionLine(v.Number, v.Title, v.PublishedAt))
            .Take(MostVersions)
            .ToListAsync(ct);
        var department = await db.PolicyItems.AsNoTracking()
            .Where(i => i.Id == item.ItemId)
            .Join(db.Departments, i => i.DepartmentId, d => d.Id, (_, d) => d.Name)
            .FirstOrDefaultAsync(ct);
        var group = item.Rule.ExclusiveGroup is { } name
            ? all.Where(other => other.Rule.ExclusiveGroup == name && other.ItemId != item.ItemId).ToImmutableArray()
            : [];
        var titles = all.Where(other => item.Rule.Awards.Contains(other.Code, StringComparer.Ordinal)).ToDictionary(other => other.Code, other => other.Rule.Title, StringComparer.Ordinal);
        return new ItemView(item, department ?? item.Rule.Department, [.. versions], group, Similar(item, all), clock.Today)
        {
            FirmsLeftOut = await leftOut.CountAsync(ct),
            AwardTitles = titles,
            Opens = [.. item.Rule.Opens.Names.Select(name => all.FirstOrDefault(other => other.Code == name) is { } opened ? (opened.Rule.Title, opened.Code) : (name, (string?)null))],
        };
    }

    /// <summary>Of the same category and for firms of the same place; nearest first.</summary>
    private static ImmutableArray<CachedItem> Similar(CachedItem item, ImmutableArray<CachedItem> all) =>
    [
        .. all
            .Where(other => other.ItemId != item.ItemId && (other.Rule.ExclusiveGroup is null || other.Rule.ExclusiveGroup != item.Rule.ExclusiveGroup))
            .Select(other => (Other: other, Likeness: Likeness(item, other)))
            .Where(pair => pair.Likeness >= 4)
            .OrderByDescending(pair => pair.Likeness)
            .ThenBy(pair => pair.Other.Code, StringComparer.Ordinal)
            .Select(pair => pair.Other)
            .Take(MostSimilar),
    ];

    private static int Likeness(CachedItem item, CachedItem other)
    {
        if (item.Region is not null && RegionCode.Parse(item.Region) is { Succeeded: true, Value: var region } && !RegionOptions.Concerns(other.Region, region))
        {
            return 0;
        }

        return (other.Region == item.Region ? 2 : 0)
            + (other.Rule.Category == item.Rule.Category ? 2 : 0)
            + (other.Departments.Intersect(item.Departments, StringComparer.Ordinal).Any() ? 2 : 0)
            + (other.Rule.Mode == item.Rule.Mode ? 1 : 0);
    }
}
