using System.Collections.Immutable;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using PolicyMarket.Data.Store;
using PolicyMarket.Rules.Policies;

namespace PolicyMarket.Data.People;

/// <summary>Which department answers for which firm: that of the item's key whose territory holds the firm, the narrowest territory first.</summary>
public sealed class ResponsibleDesks
{
    private readonly ImmutableDictionary<long, string> keys;
    private readonly ILookup<string, (long Id, string Region)> byKey;

    private ResponsibleDesks(IReadOnlyCollection<(long Id, string Key, string Region)> departments)
    {
        keys = departments.ToImmutableDictionary(d => d.Id, d => d.Key);
        byKey = departments
            .OrderByDescending(d => d.Region.TrimEnd('0').Length)
            .ThenBy(d => d.Id)
            .ToLookup(d => d.Key, d => (d.Id, d.Region), StringComparer.Ordinal);
        Signature = string.Join(
            '|',
            departments
                .Where(d => d.Region.Length > 0)
                .OrderBy(d => d.Id)
                .Select(d => string.Create(CultureInfo.InvariantCulture, $"{d.Id}:{d.Key}:{d.Region}"))
        );
    }

    /// <summary>Changes with the territories; empty while no department has one.</summary>
    public string Signature { get; }

    /// <summary>No department is limited to a territory.</summary>
    public static ResponsibleDesks Unlimited { get; } = new([]);

    public static async Task<ResponsibleDesks> ReadAsync(PolicyMarketDb db, CancellationToken ct)
    {
        var rows = await db
            .Departments.AsNoTracking()
            .Select(d => new
            {
                d.Id,
                d.Key,
                d.Region,
            })
            .ToListAsync(ct);
        return new ResponsibleDesks(rows.ConvertAll(d => (d.Id, d.Key, d.Region)));
    }

    /// <summary>
    /// The department that checks the item for a firm of this region; null when the firm lies outside the territory of all of them. A firm without a region
    /// belongs only to a department without a territory.
    /// </summary>
    public long? DeskOf(long itemDepartmentId, string? firmRegion)
    {
        if (!keys.TryGetValue(itemDepartmentId, out var key))
        {
            return itemDepartmentId;
        }

        foreach (var (id, region) in byKey[key])
        {
            if (Jurisdiction.Covers(region, firmRegion))
            {
                return id;
            }
        }

        return null;
    }
}
