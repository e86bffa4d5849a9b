using System.Collections.Immutable;

namespace PolicyMarket.Web.Policies.Search;

/// <summary>One group of the filter; Name is the key in the address.</summary>
public sealed record Facet(string Title, string Name, ImmutableArray<FacetOption> Options);
