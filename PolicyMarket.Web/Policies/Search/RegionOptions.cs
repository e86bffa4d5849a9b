using System.Collections.Immutable;
using PolicyMarket.Rules.Values;

namespace PolicyMarket.Web.Policies.Search;

/// <summary>The regions that texts come from, with those above them, in the order of the tree.</summary>
internal static class RegionOptions
{
    /// <summary>A text of the whole country, of the region, of one above it or of one below it.</summary>
    public static bool Concerns(string? textRegion, RegionCode region) =>
        textRegion is null
        || RegionCode.Parse(textRegion) is not { Succeeded: true, Value: var own }
        || region.IsUnder(own)
        || own.IsUnder(region);

    /// <summary>Each option's count is what choosing it would show.</summary>
    public static ImmutableArray<FacetOption> Of(IReadOnlyCollection<string?> textRegions, RegionCode? chosen)
    {
        var everywhere = 0;
        var exact = new Dictionary<RegionCode, int>();
        var within = new Dictionary<RegionCode, int>();
        foreach (var text in textRegions)
        {
            if (text is null || RegionCode.Parse(text) is not { Succeeded: true, Value: var code })
            {
                everywhere++;
                continue;
            }

            exact[code] = exact.GetValueOrDefault(code) + 1;
            foreach (var step in Upwards(code))
            {
                within[step] = within.GetValueOrDefault(step) + 1;
            }
        }

        int Count(RegionCode code) =>
            everywhere + within.GetValueOrDefault(code) + Upwards(code).Skip(1).Sum(above => exact.GetValueOrDefault(above));

        var shown = chosen is { } picked ? within.Keys.Union(Upwards(picked)) : within.Keys;
        return
        [
            .. shown.OrderBy(code => code.Value, StringComparer.Ordinal)
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
