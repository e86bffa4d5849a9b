using System.Collections.Immutable;

namespace PolicyMarket.Web.Policies.Search;

/// <summary>A page of results. Words are those that were searched for in the end, for marking.</summary>
public sealed record SupermarketView(
    SupermarketFilter Filter,
    SearchWords Words,
    int Total,
    int PageCount,
    ImmutableArray<CachedItem> Items,
    ImmutableArray<Facet> Facets,
    ImmutableArray<FacetOption> Regions,
    DateOnly Today);
