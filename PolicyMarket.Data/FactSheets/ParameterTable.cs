using System.Globalization;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using PolicyMarket.Data.Store;
using PolicyMarket.Rules.Attributes;
using PolicyMarket.Rules.Values;

namespace PolicyMarket.Data.FactSheets;

/// <summary>The parameters of one date, by region: the nearest region on a firm's path wins, and there the latest first day.</summary>
internal sealed class ParameterTable
{
    private const int MostMonths = 240;
    private readonly Dictionary<string, Dictionary<string, (FactValue Value, FactSource Source)>> byRegion = new(StringComparer.Ordinal);
    private readonly Dictionary<string, IReadOnlyDictionary<string, (FactValue Value, FactSource Source)>> merged = new(StringComparer.Ordinal);

    private readonly Dictionary<string, List<KeyValuePair<string, FactValue>>> months = new(StringComparer.Ordinal);

    private ParameterTable() { }

    /// <summary>
    /// Which rows these are, and up to which month their values by month go: rows are added and never changed, so equal signatures mean equal parameters.
    /// </summary>
    public string Signature { get; private init; } = "";

    /// <summary>The parameters in force gain a value with every month; without any parameters, months make no difference.</summary>
    public static string MonthOf(DateOnly asOf, int parameters) => parameters == 0 ? "" : asOf.ToString("yyyy-MM", CultureInfo.InvariantCulture);

    public static async Task<ParameterTable> ReadAsync(PolicyMarketDb db, AttributeCatalog catalog, DateOnly asOf, CancellationToken ct)
    {
        var rows = await db.ParameterValues.AsNoTracking().Where(p => p.From <= asOf).OrderBy(p => p.From).ThenBy(p => p.Id).ToListAsync(ct);
        var inForce = rows.Where(row => row.To is null || row.To >= asOf).ToList();
        var table = new ParameterTable { Signature = $"{string.Join(',', inForce.Select(row => row.Id))}/{rows.Count}/{MonthOf(asOf, rows.Count)}" };
        foreach (var row in inForce)
        {
            table.Add(row, catalog);
        }

        foreach (var (region, name) in rows.Select(row => (row.Region, row.Name)).Distinct())
        {
            table.AddMonths(region, name, [.. rows.Where(row => row.Region == region && row.Name == name)], catalog, asOf);
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

    /// <summary>
    /// The values of the parameters month by month, for what names a month: of a month the value at its end counts, else the last in force in it.
    /// </summary>
    public IEnumerable<KeyValuePair<string, FactValue>> HistoriesFor(string? region)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        return Path(region ?? "").SelectMany(step => months.GetValueOrDefault(step) ?? []).Where(one => seen.Add(one.Key));
    }

    private void AddMonths(string region, string name, List<ParameterValue> rows, AttributeCatalog catalog, DateOnly asOf)
    {
        var values = rows.ConvertAll(row => (row.From, row.To, Value: ValueOf(row, catalog)));
        var byMonth = new List<KeyValuePair<FactPeriod, FactValue>>();
        var month = new DateOnly(rows[0].From.Year, rows[0].From.Month, 1);
        for (var first = asOf.AddMonths(-MostMonths); month <= asOf; month = month.AddMonths(1))
        {
            var end = month.AddMonths(1).AddDays(-1);
            if (month >= first && values.FindLast(one => one.From <= end && !(one.To < month)).Value is { } value)
            {
                byMonth.Add(KeyValuePair.Create(new FactPeriod(month.Year, PeriodUnit.Month, month.Month), value));
            }
        }

        if (!months.TryGetValue(region, out var all))
        {
            months[region] = all = [];
        }

        all.Add(KeyValuePair.Create(name + HistoryFact.Suffix, (FactValue)new HistoryFact(byMonth)));
    }

    private static IEnumerable<string> Path(string region)
    {
        for (RegionCode? code = RegionCode.Parse(region) is { Succeeded: true, Value: var start } ? start : null; code is { } here; code = here.Parent)
        {
            yield return here.Value;
        }

        yield return "";
    }

    private void Add(ParameterValue row, AttributeCatalog catalog)
    {
        if (!byRegion.TryGetValue(row.Region, out var values))
        {
            byRegion[row.Region] = values = new(StringComparer.Ordinal);
        }

        // Rows come by first day, so the latest stands.
        values[row.Name] = (ValueOf(row, catalog), new FactSource(row.Source, "", null, row.From));
    }

    private static FactValue ValueOf(ParameterValue row, AttributeCatalog catalog)
    {
        using var json = JsonDocument.Parse(row.Value);
        if (!catalog.TryGet(row.Name, out var definition))
        {
            throw new InvalidDataException($"Parameter {row.Id} has the name {row.Name}, which is not in the catalogue.");
        }

        var value = FactJson.Read(json.RootElement, definition, row.Name);
        return value.Succeeded ? value.Value : throw new InvalidDataException($"Parameter {row.Id} ({row.Name}) cannot be read: {value.Why}");
    }
}
