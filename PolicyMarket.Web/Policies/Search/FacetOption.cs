namespace PolicyMarket.Web.Policies.Search;

/// <summary>A value to choose and how many items it leaves, with everything that is chosen in other groups.</summary>
public sealed record FacetOption(string Value, string Label, int Count, bool IsChosen);
