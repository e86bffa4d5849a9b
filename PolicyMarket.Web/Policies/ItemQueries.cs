using System.Collections.Immutable;
using Microsoft.EntityFrameworkCore;
using PolicyMarket.Data.Determinations;
using PolicyMarket.Data.People;
using PolicyMarket.Data.Policies;
using PolicyMarket.Data.Policies.Standing;
using PolicyMarket.Data.Store;
using PolicyMarket.Data.Workflows;
using PolicyMarket.Web.Policies.Search;

namespace PolicyMarket.Web.Policies;

/// <summary>One item with everything that its page shows.</summary>
public sealed class ItemQueries(
    IDbContextFactory<PolicyMarketDb> databases,
    ItemCache cache,
    LeftOutFirms leftOut,
    ItemStandingReader standings,
    BusinessClock clock
)
{
    private const int MostVersions = 50;
    private const int MostOpening = 3;

    /// <summary>Null when no item has this code.</summary>
    public async Task<ItemView?> FindAsync(string code, CancellationToken ct)
    {
        var index = await cache.IndexAsync(ct);
        if (index.Find(code) is not { } item)
        {
            return null;
        }

        await using var db = await databases.CreateDbContextAsync(ct);
        var versions = await db
            .PolicyItemVersions.AsNoTracking()
            .Where(v => v.ItemId == item.ItemId)
            .OrderByDescending(v => v.Number)
            .Select(v => new ItemVersionLine(v.Number, v.Title, v.PublishedAt))
            .Take(MostVersions)
            .ToListAsync(ct);
        var department = await db
            .PolicyItems.AsNoTracking()
            .Where(i => i.Id == item.ItemId)
            .Join(db.Departments, i => i.DepartmentId, d => d.Id, (_, d) => d.Name)
            .FirstOrDefaultAsync(ct);
        var group = item.Rule.ExclusiveGroup is { } name
            ? index.Items.Where(other => other.Rule.ExclusiveGroup == name && other.ItemId != item.ItemId).ToImmutableArray()
            : [];
        var titles = item
            .Rule.Awards.Select(index.Find)
            .OfType<CachedItem>()
            .ToDictionary(other => other.Code, other => other.Rule.Title, StringComparer.Ordinal);
        return new ItemView(item, department ?? item.Rule.Department, [.. versions], group, index.SimilarTo(code), clock.Today)
        {
            FirmsLeftOut = await leftOut.CountAsync(ct),
            Standing = item.Rule.IsPaidOut ? (await standings.ReadAsync(db, [item.ItemId], ct)).GetValueOrDefault(item.ItemId) : null,
            AwardTitles = titles,
            OpenedBy = [.. index.Items.Where(other => other.Rule.Opens.Names.Contains(code, StringComparer.Ordinal)).Take(MostOpening)],
            Opens = [.. item.Rule.Opens.Names.Select(name => index.Find(name) is { } opened ? (opened.Rule.Title, opened.Code) : (name, (string?)null))],
        };
    }
}
