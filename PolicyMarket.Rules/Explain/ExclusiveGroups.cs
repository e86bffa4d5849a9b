using System.Collections.Immutable;

namespace PolicyMarket.Rules.Explain;

/// <summary>就高不重复: of one exclusive group only the best is paid.</summary>
public static class ExclusiveGroups
{
    /// <summary>
    /// Keeps the order; of items of one group whose periods overlap the highest payable stays, ties go to the lesser id. A payable that is unknown neither
    /// outranks another item nor is outranked.
    /// </summary>
    /// <returns>Each item with the one that outranks it; null: it stays.</returns>
    public static ImmutableArray<(T Item, T? Better)> Rank<T>(
        IEnumerable<T> items,
        Func<T, string?> group,
        Func<T, T, bool> doOverlap,
        Func<T, decimal?> payable,
        Func<T, string> id
    )
        where T : class
    {
        ImmutableArray<T> all = [.. items];
        var best = new List<T>();
        foreach (
            var item in all.Where(item => group(item) is not null && payable(item) is not null)
                .OrderByDescending(payable)
                .ThenBy(id, StringComparer.Ordinal)
        )
        {
            if (BetterThan(item) is null)
            {
                best.Add(item);
            }
        }

        return [.. all.Select(item => (item, group(item) is null || payable(item) is null || best.Contains(item) ? null : BetterThan(item)))];

        T? BetterThan(T item) => best.Find(one => group(one) == group(item) && doOverlap(one, item));
    }

    /// <summary>Keeps the order; items without a group stay; the highest payable wins (none counts lowest), ties go to the lesser id.</summary>
    public static ImmutableArray<T> KeepBest<T>(IEnumerable<T> items, Func<T, string?> group, Func<T, decimal?> payable, Func<T, string> id)
    {
        ImmutableArray<T> all = [.. items];
        var best = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var i = 0; i < all.Length; i++)
        {
            if (group(all[i]) is { } name && (!best.TryGetValue(name, out var held) || IsBetter(all[i], all[held])))
            {
                best[name] = i;
            }
        }

        return [.. all.Where((item, i) => group(item) is not { } name || best[name] == i)];

        bool IsBetter(T candidate, T held)
        {
            var order = Nullable.Compare(payable(candidate), payable(held));
            return order > 0 || (order == 0 && StringComparer.Ordinal.Compare(id(candidate), id(held)) < 0);
        }
    }
}
