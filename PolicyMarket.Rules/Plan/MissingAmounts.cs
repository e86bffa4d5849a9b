using System.Collections.Immutable;

namespace PolicyMarket.Rules.Plan;

/// <summary>Which facts eligible pairs lack for their amount, as the formula itself names them.</summary>
public static class MissingAmounts
{
    /// <summary>Pairs are given as row and item; those whose formula has a value, or none for another reason than a missing fact, count nothing. By rising item, then by attribute.</summary>
    public static ImmutableArray<MissingFact> Count(
        MatchPlan plan, FactTable table, IReadOnlyList<(int Row, int Item)> pairs, int threads = 2, CancellationToken ct = default)
    {
        var sums = new SortedDictionary<(int Item, string Attribute), (long Pairs, long Sole)>(
            Comparer<(int Item, string Attribute)>.Create((one, other) =>
                one.Item != other.Item ? one.Item.CompareTo(other.Item) : string.CompareOrdinal(one.Attribute, other.Attribute)));
        var door = new Lock();
        var options = new ParallelOptions { MaxDegreeOfParallelism = threads, CancellationToken = ct };
        Parallel.For(0, pairs.Count, options, () => new Dictionary<(int Item, string Attribute), (long Pairs, long Sole)>(), (place, _, own) =>
        {
            var (row, item) = pairs[place];
            var missing = plan.Rules[item].Amount is { } formula ? formula.Evaluate(name => table.Get(row, name)).Missing : [];
            foreach (var name in missing)
            {
                var (all, sole) = own.GetValueOrDefault((item, name));
                own[(item, name)] = (all + 1, sole + (missing.Length == 1 ? 1 : 0));
            }

            return own;
        }, own =>
        {
            lock (door)
            {
                foreach (var (key, sum) in own)
                {
                    var (all, sole) = sums.GetValueOrDefault(key);
                    sums[key] = (all + sum.Pairs, sole + sum.Sole);
                }
            }
        });
        return [.. sums.Select(sum => new MissingFact(sum.Key.Item, sum.Key.Attribute, sum.Value.Pairs, sum.Value.Sole))];
    }
}
