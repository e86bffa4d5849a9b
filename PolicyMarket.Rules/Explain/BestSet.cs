using System.Collections.Immutable;
using System.Numerics;

namespace PolicyMarket.Rules.Explain;

/// <summary>
/// The lawful set of the highest sum: of items that exclude each other one may be kept. Exact, by branch and bound over each set of items that hang together;
/// a longer period may hold several shorter ones ("2025" against "2025H1" and "2025H2"), so that the highest single item is not always part of it.
/// </summary>
internal static class BestSet
{
    /// <summary>Items of one search, after those that a better one of the same time replaces are left out.</summary>
    private const int MostAtOnce = 64;

    /// <summary>
    /// Kept numbers, ascending. Weights are not negative; of several sets with the same sum the one with the earlier items stays, so order the items by
    /// preference.
    /// </summary>
    /// <param name="weights">By number.</param>
    /// <param name="exclude">Symmetric; an item never excludes itself.</param>
    /// <exception cref="InvalidOperationException">More than 64 different times hang together.</exception>
    public static ImmutableArray<int> Of(IReadOnlyList<decimal> weights, Func<int, int, bool> exclude)
    {
        var left = Enumerable.Range(0, weights.Count).ToList();
        var kept = new List<int>();
        while (left is [var first, ..])
        {
            var together = TogetherWith(first, left, exclude);
            left.RemoveAll(together.Contains);
            kept.AddRange(OfOne([.. together.Order()], weights, exclude));
        }

        kept.Sort();
        return [.. kept];
    }

    private static HashSet<int> TogetherWith(int first, List<int> all, Func<int, int, bool> exclude)
    {
        var (found, waiting) = (new HashSet<int> { first }, new Stack<int>([first]));
        while (waiting.TryPop(out var one))
        {
            foreach (var other in all.Where(other => !found.Contains(other) && exclude(one, other)).ToList())
            {
                found.Add(other);
                waiting.Push(other);
            }
        }

        return found;
    }

    private static IEnumerable<int> OfOne(List<int> items, IReadOnlyList<decimal> weights, Func<int, int, bool> exclude)
    {
        var rivals = Rivals(items, exclude);
        var useful = Useful(rivals, items, weights);
        if (useful.Count > MostAtOnce)
        {
            throw new InvalidOperationException(
                $"{useful.Count} entitlements of different times exclude each other; at most {MostAtOnce} are weighed at once."
            );
        }

        items = useful.ConvertAll(place => items[place]);
        return new Search([.. items.Select(item => weights[item])], Masks(items, exclude)).Best().Select(place => items[place]);
    }

    private static List<HashSet<int>> Rivals(List<int> items, Func<int, int, bool> exclude) =>
        items.ConvertAll(one => Enumerable.Range(0, items.Count).Where(place => items[place] != one && exclude(one, items[place])).ToHashSet());

    /// <summary>Of items that exclude each other and the same others, the heaviest, the earlier of equal ones.</summary>
    private static List<int> Useful(List<HashSet<int>> rivals, List<int> items, IReadOnlyList<decimal> weights) =>
        [
            .. Enumerable
                .Range(0, items.Count)
                .Where(place =>
                    !rivals[place]
                        .Any(other =>
                            (weights[items[other]] > weights[items[place]] || (weights[items[other]] == weights[items[place]] && other < place))
                            && rivals[place].Count == rivals[other].Count
                            && rivals[place].All(third => third == other || rivals[other].Contains(third))
                        )
                ),
        ];

    private static ulong[] Masks(List<int> items, Func<int, int, bool> exclude) =>
        [
            .. items.Select(one =>
                Enumerable
                    .Range(0, items.Count)
                    .Where(place => items[place] != one && exclude(one, items[place]))
                    .Aggregate(0UL, (mask, place) => mask | (1UL << place))
            ),
        ];

    private sealed class Search(decimal[] weights, ulong[] rivals)
    {
        private decimal most = -1;
        private ulong best;

        public IEnumerable<int> Best()
        {
            Look(Enumerable.Range(0, weights.Length).Aggregate(0UL, (mask, place) => mask | (1UL << place)), 0, 0);
            return Enumerable.Range(0, weights.Length).Where(place => ((best >> place) & 1UL) != 0);
        }

        /// <summary>Open: items that may still be kept. A branch that cannot exceed the best sum is left.</summary>
        private void Look(ulong open, ulong kept, decimal sum)
        {
            if (open == 0)
            {
                if (sum > most)
                {
                    (most, best) = (sum, kept);
                }

                return;
            }

            if (sum + Bound(open) <= most)
            {
                return;
            }

            var first = BitOperations.TrailingZeroCount(open);
            var one = 1UL << first;
            Look(open & ~one & ~rivals[first], kept | one, sum + weights[first]);
            if ((rivals[first] & open) != 0)
            {
                Look(open & ~one, kept, sum);
            }
        }

        /// <summary>No set of the open items has a higher sum: of each of these groups, in which all exclude each other, one at the most is kept.</summary>
        private decimal Bound(ulong open)
        {
            var bound = 0m;
            for (var left = open; left != 0; )
            {
                var first = BitOperations.TrailingZeroCount(left);
                var (group, heaviest) = (1UL << first, weights[first]);
                for (var others = left & rivals[first]; others != 0; others &= others - 1)
                {
                    var next = BitOperations.TrailingZeroCount(others);
                    if ((rivals[next] & group) == group)
                    {
                        group |= 1UL << next;
                        heaviest = Math.Max(heaviest, weights[next]);
                    }
                }

                bound += heaviest;
                left &= ~group;
            }

            return bound;
        }
    }
}
