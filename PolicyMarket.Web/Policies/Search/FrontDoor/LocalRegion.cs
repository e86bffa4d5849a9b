using Microsoft.EntityFrameworkCore;
using PolicyMarket.Data.Firms;
using PolicyMarket.Data.People;
using PolicyMarket.Data.Store;
using PolicyMarket.Rules.Values;

namespace PolicyMarket.Web.Policies.Search.FrontDoor;

/// <summary>
/// 本地: the place that the settings name, else the one that holds the territories of all departments, else the one where most of the firms are registered.
/// </summary>
public sealed class LocalRegion(IDbContextFactory<PolicyMarketDb> databases, FrontDoorOptions options, PublicContent content)
{
    /// <summary>So many firms tell where the firms of the place are.</summary>
    private const int FirmsAsked = 1_000;

    private Kept? kept;

    private sealed record Kept(long Content, RegionCode? Region);

    /// <summary>Null where the record does not tell.</summary>
    public async ValueTask<RegionCode?> FindAsync(CancellationToken ct)
    {
        var version = content.Version;
        if (Volatile.Read(ref kept) is { } known && known.Content == version)
        {
            return known.Region;
        }

        var region = RegionCode.Parse(options.Region) is { Succeeded: true, Value: var named } ? named : await FromRecordAsync(ct);
        Volatile.Write(ref kept, new Kept(version, region));
        return region;
    }

    private async Task<RegionCode?> FromRecordAsync(CancellationToken ct)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        var territories = await db.Departments.AsNoTracking().Where(d => d.Region != "").Select(d => d.Region).Distinct().ToListAsync(ct);
        if (territories.Count > 0)
        {
            return Common(territories);
        }

        var homes = await db.Firms.AsNoTracking().OrderBy(f => f.Id).Select(f => f.Region ?? "").Take(FirmsAsked).ToListAsync(ct);
        var most = homes.CountBy(home => home, StringComparer.Ordinal).OrderByDescending(one => one.Value).FirstOrDefault();
        return most.Value * 2 > homes.Count && RegionCode.Parse(most.Key) is { Succeeded: true, Value: var home } ? home : null;
    }

    /// <summary>The narrowest region that holds all of them; null for territories of several provinces.</summary>
    private static RegionCode? Common(List<string> codes)
    {
        var regions = codes.Select(RegionCode.Parse).Where(read => read.Succeeded).Select(read => read.Value).ToList();
        var common = regions.Count == 0 ? (RegionCode?)null : regions[0];
        while (common is { } here && !regions.TrueForAll(region => region.IsUnder(here)))
        {
            common = here.Parent;
        }

        return common;
    }
}
