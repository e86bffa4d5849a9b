using PolicyMarket.Rules.Sampling;

namespace PolicyMarket.Data.Opinions;

/// <summary>Draws without replacement, in whole numbers only, so that a seed gives the same draw on every machine.</summary>
internal static class WeightedDraw
{
    private const int AttemptsPerPlace = 8;

    /// <summary>
    /// Chooses so many of the places, each with a chance in proportion to its weight. Weights of zero or less count as 1. When a few weights outweigh all
    /// others, the heaviest that are left fill up.
    /// </summary>
    public static int[] Choose(ReadOnlySpan<long> weights, int count, ref SampleRandom random)
    {
        if (count >= weights.Length)
        {
            return [.. Enumerable.Range(0, weights.Length)];
        }

        var sums = new ulong[weights.Length];
        var sum = 0UL;
        for (var place = 0; place < weights.Length; place++)
        {
            sums[place] = sum = checked(sum + (ulong)Math.Max(1, weights[place]));
        }

        var chosen = new HashSet<int>();
        for (var attempts = (long)count * AttemptsPerPlace; attempts > 0 && chosen.Count < count; attempts--)
        {
            var at = Array.BinarySearch(sums, (random.Next() % sum) + 1);
            chosen.Add(at < 0 ? ~at : at);
        }

        var own = weights.ToArray();
        var left = Enumerable.Range(0, own.Length).Where(place => !chosen.Contains(place)).OrderByDescending(place => own[place]).ThenBy(place => place);
        chosen.UnionWith(left.Take(count - chosen.Count));
        return [.. chosen.Order()];
    }

    /// <summary>Chooses so many of the numbers below a limit, all with the same chance.</summary>
    public static int[] Choose(int limit, int count, ref SampleRandom random)
    {
        if (count >= limit)
        {
            return [.. Enumerable.Range(0, limit)];
        }

        // Floyd's algorithm: exactly one draw for each number that is chosen.
        var chosen = new HashSet<int>();
        for (var last = limit - count; last < limit; last++)
        {
            var one = random.Next(last + 1);
            chosen.Add(chosen.Contains(one) ? last : one);
        }

        return [.. chosen.Order()];
    }
}
