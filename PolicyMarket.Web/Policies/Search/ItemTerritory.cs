using PolicyMarket.Rules.Policies;

namespace PolicyMarket.Web.Policies.Search;

/// <summary>Items by the place that they concern. Of a place that is not known, nothing can be said, and all items are its own.</summary>
internal static class ItemTerritory
{
    /// <summary>True for an item of the place itself.</summary>
    public static bool IsWithin(string place, CachedItem item) => place.Length == 0 || (item.Rule.Territory is { } own && Jurisdiction.Covers(place, own));

    /// <summary>True for an item of the place or of a higher level that holds there; false for one of another county.</summary>
    public static bool Concerns(string place, CachedItem item) => IsWithin(place, item) || Jurisdiction.Covers(item.Rule.Territory, place);
}
