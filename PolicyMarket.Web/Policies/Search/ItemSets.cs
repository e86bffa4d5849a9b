using PolicyMarket.Rules.Policies;
using PolicyMarket.Rules.Values;

namespace PolicyMarket.Web.Policies.Search;

/// <summary>The items of each value of a facet that does not depend on the day.</summary>
internal sealed class ItemSets
{
    private readonly Dictionary<RegionCode, Bits> exact = [];
    private readonly Bits everywhere;
    private readonly int items;

    public ItemSets(IReadOnlyList<CachedItem> all)
    {
        items = all.Count;
        Benefits = Group<BenefitKind>(all, static item => [item.Rule.Benefit]);
        Modes = Group<ClaimMode>(all, static item => [item.Rule.Mode]);
        Categories = Group<string>(all, static item => [item.Rule.Category]);
        Levels = Group<string>(all, static item => [item.Rule.Document.Level]);
        Departments = Group(all, static item => item.Departments);
        everywhere = new Bits(items);
        for (var place = 0; place < items; place++)
        {
            if (all[place].Region is { } region && RegionCode.Parse(region) is { Succeeded: true, Value: var code })
            {
                if (!exact.TryGetValue(code, out var set))
                {
                    exact[code] = set = new Bits(items);
                }

                set.Add(place);
            }
            else
            {
                everywhere.Add(place);
            }
        }
    }

    public IReadOnlyDictionary<BenefitKind, Bits> Benefits { get; }
    public IReadOnlyDictionary<ClaimMode, Bits> Modes { get; }
    public IReadOnlyDictionary<string, Bits> Categories { get; }
    public IReadOnlyDictionary<string, Bits> Levels { get; }
    public IReadOnlyDictionary<string, Bits> Departments { get; }

    /// <summary>Items of a text without a region: of the whole country.</summary>
    public Bits Everywhere => everywhere;

    /// <summary>Items of the texts of exactly this region, by region.</summary>
    public IReadOnlyDictionary<RegionCode, Bits> Exact => exact;

    /// <summary>Items that a firm of the region can have: texts of the whole country, of the region, of those above it and of those below it.</summary>
    public Bits Concerning(RegionCode region) =>
        exact.Where(one => region.IsUnder(one.Key) || one.Key.IsUnder(region)).Aggregate(everywhere, static (all, one) => all.Or(one.Value));

    private static Dictionary<T, Bits> Group<T>(IReadOnlyList<CachedItem> all, Func<CachedItem, IEnumerable<T>> valuesOf)
        where T : notnull
    {
        var sets = new Dictionary<T, Bits>();
        for (var place = 0; place < all.Count; place++)
        {
            foreach (var value in valuesOf(all[place]))
            {
                if (!sets.TryGetValue(value, out var set))
                {
                    sets[value] = set = new Bits(all.Count);
                }

                set.Add(place);
            }
        }

        return sets;
    }
}
