using System.Collections.Immutable;
using PolicyMarket.Rules.Values;

namespace PolicyMarket.Web.Policies.Search;

/// <summary>The regions that texts come from, with those above them, in the order of the tree.</summary>
internal static class RegionOptions
{
    /// <summary>Each option's count is what choosing it would show of the given items.</summary>
    public static ImmutableArray<FacetOption> Of(ItemSets sets, Bits items, RegionCode? chosen)
    {
        var exact = sets
            .Exact.Select(one => (Code: one.Key, Count: one.Value.CountWith(items)))
            .Where(one => one.Count > 0)
            .ToDictionary(one => one.Code, one => one.Count);
        var within = new Dictionary<RegionCode, int>();
        foreach (var (code, count) in exact)
        {
            foreach (var step in Upwards(code))
            {
                within[step] = within.GetValueOrDefault(step) + count;
            }
        }

        var everywhere = sets.Everywhere.CountWith(items);
        int Count(RegionCode code) => everywhere + within.GetValueOrDefault(code) + Upwards(code).Skip(1).Sum(above => exact.GetValueOrDefault(above));

        var shown = chosen is { } picked ? within.Keys.Union(Upwards(picked)) : within.Keys;
        return
        [
            .. shown
                .OrderBy(code => code.Value, StringComparer.Ordinal)
                .Select(code => new FacetOption(code.Value, Indent(code) + RegionTree.Name(code), Count(code), code == chosen)),
        ];
    }

    private static IEnumerable<RegionCode> Upwards(RegionCode code)
    {
        for (RegionCode? step = code; step is { } here; step = here.Parent)
        {
            yield return here;
        }
    }

    private static string Indent(RegionCode code) => new('\u3000', Upwards(code).Count() - 1);
}
