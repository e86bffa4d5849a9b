using System.Collections.Immutable;
using PolicyMarket.Rules.Values;

namespace PolicyMarket.Web.Policies.Search;

/// <summary>A page of results. Words are those that mark the results.</summary>
public sealed record SupermarketView(
    SupermarketFilter Filter,
    SearchWords Words,
    int Total,
    int PageCount,
    ImmutableArray<CachedItem> Items,
    ImmutableArray<Facet> Facets,
    ImmutableArray<FacetOption> Regions,
    DateOnly Today
)
{
    /// <summary>The place of the default; null where none is known.</summary>
    public RegionCode? Local { get; init; }

    /// <summary>Items that the same search finds without the defaults, these here included.</summary>
    public int TotalEverywhere { get; init; }

    /// <summary>No item answers the whole query; these answer most of it.</summary>
    public bool IsNearest { get; init; }

    /// <summary>Items of the signed-in firm among these; null without a firm that can be judged.</summary>
    public int? FittingCount { get; init; }

    /// <summary>Awards among the results that are had without an application.</summary>
    public int ApplyFreeCount { get; init; }

    public bool IsLocalOnly => Filter.IsLocalByDefault && Local is not null;
}
