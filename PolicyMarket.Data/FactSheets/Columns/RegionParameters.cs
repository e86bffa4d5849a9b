using PolicyMarket.Rules.Attributes;

namespace PolicyMarket.Data.FactSheets.Columns;

/// <summary>The parameters that a table needs, by region; each region is looked up once. For one thread.</summary>
internal sealed class RegionParameters(ParameterTable parameters, AttributeTargets targets, IReadOnlySet<string> histories)
{
    private readonly Dictionary<string, (AttributeTarget Target, FactValue Value)[]> byRegion = new(StringComparer.Ordinal);
    private readonly Dictionary<string, KeyValuePair<string, FactValue>[]> pastByRegion = new(StringComparer.Ordinal);

    /// <summary>Values in force.</summary>
    public (AttributeTarget Target, FactValue Value)[] Of(string region)
    {
        if (!byRegion.TryGetValue(region, out var values))
        {
            byRegion[region] = values = [.. targets.Wanted(parameters.For(region).Select(pair => KeyValuePair.Create(pair.Key, pair.Value.Value)))];
        }

        return values;
    }

    /// <summary>Values by month, under the names of histories.</summary>
    public KeyValuePair<string, FactValue>[] PastOf(string region)
    {
        if (!pastByRegion.TryGetValue(region, out var values))
        {
            pastByRegion[region] = values =
                histories.Count == 0 ? [] : [.. parameters.HistoriesFor(region).Where(one => histories.Contains(one.Key[..^HistoryFact.Suffix.Length]))];
        }

        return values;
    }
}
