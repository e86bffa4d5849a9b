using System.Collections.Immutable;

namespace PolicyMarket.Rules.Explain;

/// <summary>就高不重复: of one exclusive group only the best is paid.</summary>
public static class ExclusiveGroups
{
    /// <summary>Keeps the order; items without a group stay; the highest payable wins (none counts lowest), ties go to the lesser id.</summary>
    public static ImmutableArray<T> KeepBest<T>(
        IEnumerable<T> items,
        Func<T, string?> group,
        Func<T, decimal?> payable,
        Func<T, string> id)
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
