using System.Collections.Immutable;
using PolicyMarket.Rules.Sampling;

namespace PolicyMarket.Data.Opinions;

/// <summary>
/// Chooses the items of a sample: held and changed ones first, then some with a chance by the money at stake, and in every run those whose last opinion is
/// oldest, so that each item in force is covered within <see cref="OpinionOptions.RotationRuns"/> runs, whatever else changes.
/// </summary>
internal static class ItemSampling
{
    /// <summary>Returns rising places of the items. Firms: so many pairs one item can give.</summary>
    public static ImmutableArray<int> Choose(IReadOnlyList<ItemStanding> items, int firms, ulong seed, OpinionOptions options)
    {
        if (items.Count == 0 || firms == 0)
        {
            return [];
        }

        if ((long)items.Count * firms <= options.Pairs)
        {
            return [.. Enumerable.Range(0, items.Count)];
        }

        var share = Up(items.Count, OpinionOptions.RotationRuns);
        var chosen = First(items, Math.Max(share, options.MostItems - share), seed);
        Rotate(items, chosen, share, seed);
        var room = Math.Min(items.Count, options.ItemsPerNight) - chosen.Count;
        if (room > 0)
        {
            AddByStake(items, chosen, room / 2, seed);
            Rotate(items, chosen, room - (room / 2), seed);
        }

        // A market of few firms needs more items to reach the number of pairs.
        Rotate(items, chosen, Math.Min(items.Count, Up(options.Pairs, firms)) - chosen.Count, seed);
        return [.. chosen.Order()];
    }

    /// <summary>Pairs that each of the chosen items gives.</summary>
    public static int PairsOfItem(int chosenItems, int allItems, int firms, OpinionOptions options) =>
        chosenItems == allItems && (long)allItems * firms <= options.Pairs
            ? firms
            : Math.Min(firms, Math.Max(OpinionOptions.LeastPairsOfItem, Up(options.Pairs, Math.Max(1, chosenItems))));

    private static HashSet<int> First(IReadOnlyList<ItemStanding> items, int most, ulong seed) =>
        [
            .. Enumerable
                .Range(0, items.Count)
                .Where(place => items[place].IsHeld || items[place].IsChanged)
                .OrderBy(place => items[place].IsHeld ? 0 : 1)
                .ThenByDescending(place => items[place].StakeFen)
                .ThenBy(place => Chance(seed, items[place]))
                .Take(most),
        ];

    /// <summary>Adds so many items whose last opinion is oldest; items without one come first.</summary>
    private static void Rotate(IReadOnlyList<ItemStanding> items, HashSet<int> chosen, int count, ulong seed) =>
        chosen.UnionWith([
            .. Enumerable
                .Range(0, items.Count)
                .Where(place => !chosen.Contains(place))
                .OrderBy(place => items[place].LastOpinionId)
                .ThenBy(place => Chance(seed, items[place]))
                .Take(Math.Max(0, count)),
        ]);

    private static void AddByStake(IReadOnlyList<ItemStanding> items, HashSet<int> chosen, int count, ulong seed)
    {
        int[] rest = [.. Enumerable.Range(0, items.Count).Where(place => !chosen.Contains(place))];
        var random = SampleRandom.For(seed, 0);
        chosen.UnionWith(WeightedDraw.Choose([.. rest.Select(place => items[place].StakeFen)], count, ref random).Select(one => rest[one]));
    }

    private static ulong Chance(ulong seed, ItemStanding item) => SampleRandom.For(seed, item.ItemId).Next();

    private static int Up(int all, int parts) => (all + parts - 1) / parts;
}
