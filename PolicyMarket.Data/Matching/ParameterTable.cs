using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using PolicyMarket.Data.Imports;
using PolicyMarket.Data.Store;
using PolicyMarket.Rules.Attributes;
using PolicyMarket.Rules.Values;

namespace PolicyMarket.Data.Matching;

/// <summary>The parameters of one date, by region: the nearest region on a firm's path wins, and there the latest first day.</summary>
internal sealed class ParameterTable
{
    private readonly Dictionary<string, Dictionary<string, (FactValue Value, FactSource Source)>> byRegion = new(StringComparer.Ordinal);
    private readonly Dictionary<string, IReadOnlyDictionary<string, (FactValue Value, FactSource Source)>> merged = new(StringComparer.Ordinal);

    private ParameterTable()
    {
    }

    /// <summary>Which rows these are: rows are added and never changed, so equal signatures mean equal parameters.</summary>
    public string Signature { get; private init; } = "";

    public static async Task<ParameterTable> ReadAsync(PolicyMarketDb db, AttributeCatalog catalog, DateOnly asOf, CancellationToken ct)
    {
        var rows = await db.ParameterValues.AsNoTracking()
            .Where(p => p.From <= asOf && (p.To == null || p.To >= asOf))
            .OrderBy(p => p.From).ThenBy(p => p.Id)
            .ToListAsync(ct);
        var table = new ParameterTable { Signature = string.Join(',', rows.Select(row => row.Id)) };
        foreach (var row in rows)
        {
            table.Add(row, catalog);
        }

        return table;
    }

    /// <summary>Parameters in force in a region (null or unknown code: those of the whole country).</summary>
    public IReadOnlyDictionary<string, (FactValue Value, FactSource Source)> For(string? region)
    {
        var key = region ?? "";
        if (merged.TryGetValue(key, out var known))
        {
            return known;
        }

        var all = new Dictionary<string, (FactValue, FactSource)>(StringComparer.Ordinal);
        foreach (var step in Path(key))
        {
            foreach (var (name, value) in byRegion.GetValueOrDefault(step) ?? [])
            {
                all.TryAdd(name, value);
            }
        }

        merged[key] = all;
        return all;
    }

    private static IEnumerable<string> Path(string region)
    {
        for (RegionCode? code = RegionCode.TryParse(region, out var start, out _) ? start : null; code is { } here; code = here.Parent)
        {
            yield return here.Value;
        }

        yield return "";
    }

    private void Add(ParameterValue row, AttributeCatalog catalog)
    {
        using var json = JsonDocument.Parse(row.Value);
        if (!catalog.TryGet(row.Name, out var definition))
        {
            throw new InvalidDataException($"Parameter {row.Id} has the name {row.Name}, which is not in the catalogue.");
        }

        if (!FactJson.TryRead(json.RootElement, definition, row.Name, out var value, out var why))
        {
            throw new InvalidDataException($"Parameter {row.Id} ({row.Name}) cannot be read: {why.Message}");
        }

        if (!byRegion.TryGetValue(row.Region, out var values))
        {
            byRegion[row.Region] = values = new(StringComparer.Ordinal);
        }

        // Rows come by first day, so the latest stands.
        values[row.Name] = (value, new FactSource(row.Source, "", null, row.From));
    }
}
