using PolicyMarket.Rules.Policies;

namespace PolicyMarket.Web.Policies.Search;

/// <summary>Parts of the index that depend on the day: states of the items, and their orders.</summary>
internal sealed class DayView
{
    private readonly ItemStatus[] states;
    private readonly Dictionary<ItemStatus, Bits> sets = [];
    private readonly Dictionary<ItemSort, int[]> orders = [];

    public DayView(IReadOnlyList<CachedItem> items, DateOnly day)
    {
        Day = day;
        states = [.. items.Select(item => item.InForce(day).Status)];
        foreach (var status in Enum.GetValues<ItemStatus>())
        {
            sets[status] = Bits.Of(items.Count, Enumerable.Range(0, items.Count).Where(place => Has(states[place], status)));
        }

        InForce = sets[ItemStatus.InForce].Or(sets[ItemStatus.Confirmed]);
        foreach (var sort in Enum.GetValues<ItemSort>())
        {
            orders[sort] =
            [
                .. Sorted(items, sort)
                    .ThenBy(place => states[place] == ItemStatus.Expired)
                    .ThenBy(place => items[place].Rule.Mode == ClaimMode.Apply)
                    .ThenByDescending(place => items[place].Rule.Document.EffectiveFrom ?? DateOnly.MinValue)
                    .ThenBy(place => items[place].Code, StringComparer.Ordinal),
            ];
        }
    }

    public DateOnly Day { get; }

    /// <summary>在施行: in force by the text, or confirmed by a department.</summary>
    public Bits InForce { get; }

    /// <summary>Ending items are in force too.</summary>
    public Bits Of(ItemStatus status) => sets[status];

    /// <summary>All places in this order; of items without words to be relevant to, the order of the plain page.</summary>
    public IReadOnlyList<int> Order(ItemSort sort) => orders[sort];

    private static bool Has(ItemStatus status, ItemStatus wanted) => status == wanted || (wanted == ItemStatus.InForce && status == ItemStatus.Ending);

    private IOrderedEnumerable<int> Sorted(IReadOnlyList<CachedItem> items, ItemSort sort)
    {
        var places = Enumerable.Range(0, items.Count);
        return sort switch
        {
            ItemSort.Amount => places.OrderByDescending(place => items[place].Pay.MostYuan ?? -1m),
            ItemSort.Newest => places.OrderByDescending(place => items[place].Rule.Document.EffectiveFrom ?? DateOnly.MinValue),
            ItemSort.Closing => places.OrderBy(place => LastDay(items[place], states[place]) ?? DateOnly.MaxValue),
            ItemSort.Relevance => places.OrderBy(place => Certainty(states[place])),
            _ => throw new InvalidOperationException($"No way to sort by {sort}."),
        };
    }

    private static int Certainty(ItemStatus status) =>
        status switch
        {
            ItemStatus.InForce or ItemStatus.Ending => 0,
            ItemStatus.Confirmed => 1,
            ItemStatus.NotYet => 2,
            ItemStatus.Undated => 3,
            _ => 4,
        };

    /// <summary>Only a day that is still to come can close.</summary>
    private static DateOnly? LastDay(CachedItem item, ItemStatus status) =>
        status is ItemStatus.InForce or ItemStatus.Ending or ItemStatus.NotYet or ItemStatus.Confirmed ? item.Rule.LastDay(item.ConfirmedUntil) : null;
}
