using System.Collections.Immutable;

namespace PolicyMarket.Rules.Explain;

/// <summary>就高不重复: of one exclusive group only the best is paid.</summary>
public static class ExclusiveGroups
{
    /// <summary>
    /// Keeps the order; of items of one group whose periods overlap one may be had, and the set of the highest sum stays. Between sets of the same sum the
    /// higher single item decides, then the lesser id. A payable that is unknown neither outranks another item nor is outranked; none is negative.
    /// </summary>
    /// <returns>Each item with those of the set that exclude it, the highest first; none: it stays.</returns>
    public static ImmutableArray<(T Item, ImmutableArray<T> Better)> Rank<T>(
        IEnumerable<T> items,
        Func<T, string?> group,
        Func<T, T, bool> doOverlap,
        Func<T, decimal?> payable,
        Func<T, string> id
    )
        where T : class
    {
        ImmutableArray<T> all = [.. items];
        List<T> weighed =
        [
            .. all.Where(item => group(item) is not null && payable(item) is not null).OrderByDescending(payable).ThenBy(id, StringComparer.Ordinal),
        ];
        var kept = BestSet
            .Of(weighed.ConvertAll(item => payable(item) ?? 0m), (one, other) => Exclude(weighed[one], weighed[other]))
            .Select(place => weighed[place])
            .ToList();
        return [.. all.Select(item => (item, IsWeighed(item) && !kept.Contains(item) ? BetterThan(item) : []))];

        bool IsWeighed(T item) => group(item) is not null && payable(item) is not null;

        bool Exclude(T one, T other) => group(one) == group(other) && doOverlap(one, other);

        ImmutableArray<T> BetterThan(T item) => [.. kept.Where(one => Exclude(one, item))];
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
