using System.Collections.Immutable;
using PolicyMarket.Rules.Values;
using PolicyMarket.Web.Routing;

namespace PolicyMarket.Web.Policies.Search;

/// <summary>Everything that narrows a search, the defaults first, each to be taken off by its own link.</summary>
internal static class SearchChips
{
    public static ImmutableArray<SearchChip> Of(SupermarketView view)
    {
        var filter = view.Filter with { Page = 1 };
        SearchChip Chip(string text, SupermarketFilter without) => new(text, Urls.SearchFor(without));

        var chips = new List<SearchChip>();
        if (Default(view) is { } text)
        {
            chips.Add(Chip(text, filter with { IsEverything = true, IsAnyRegion = false }));
        }

        if (filter.FitsMe && view.FittingCount is not null)
        {
            chips.Add(Chip("适合我", filter with { FitsMe = false }));
        }

        if (filter.Region is { } region)
        {
            chips.Add(Chip(RegionTree.Name(region), filter with { Region = null }));
        }

        foreach (var option in view.Facets.SelectMany(facet => facet.Options.Where(option => option.IsChosen).Select(option => (facet.Name, option))))
        {
            chips.Add(Chip(option.option.Label, Without(filter, option.Name, option.option.Value)));
        }

        return [.. chips];
    }

    /// <summary>The default in words; null where everything is shown or both halves are chosen by hand.</summary>
    private static string? Default(SupermarketView view) =>
        (view.IsLocalOnly, view.Filter.IsInForceByDefault) switch
        {
            (true, true) => "本地在施行",
            (true, false) => $"本地（{(view.Local is { } here ? RegionTree.Name(here) : "")}）",
            (false, true) => "在施行",
            _ => null,
        };

    private static SupermarketFilter Without(SupermarketFilter filter, string group, string value) =>
        group switch
        {
            FacetGroups.Status => filter with { Statuses = [.. filter.Statuses.Where(s => SupermarketFilter.Key(s) != value)] },
            FacetGroups.Benefit => filter with { Benefits = [.. filter.Benefits.Where(k => SupermarketFilter.Key(k) != value)] },
            FacetGroups.Mode => filter with { Modes = [.. filter.Modes.Where(m => SupermarketFilter.Key(m) != value)] },
            FacetGroups.Category => filter with { Categories = filter.Categories.Remove(value) },
            FacetGroups.Level => filter with { Levels = filter.Levels.Remove(value) },
            FacetGroups.Department => filter with { Departments = filter.Departments.Remove(value) },
            _ => throw new ArgumentOutOfRangeException(nameof(group), group, "unknown group"),
        };
}
