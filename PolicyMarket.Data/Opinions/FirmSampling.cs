using System.Buffers;
using PolicyMarket.Data.Determinations;
using PolicyMarket.Rules.Sampling;

namespace PolicyMarket.Data.Opinions;

/// <summary>
/// Chooses the firms of one item of a sample: half of them eligible, large amounts with a greater chance, a quarter undecided, the rest from all firms.
/// </summary>
internal static class FirmSampling
{
    /// <summary>Amounts are computed for at most so many eligible firms, so that a night with millions of pairs is no slower.</summary>
    private const int MostPriced = 16_384;

    /// <summary>Returns rising rows. Required: rows that are part of the sample whatever the draw.</summary>
    public static int[] Choose(IDeterminedPairs pairs, int item, int count, IEnumerable<int> required, ref SampleRandom random)
    {
        var firms = pairs.Firms.Count;
        if (count >= firms)
        {
            return [.. Enumerable.Range(0, firms)];
        }

        var chosen = required.ToHashSet();
        AddEligible(pairs, item, count / 2, chosen, ref random);
        AddUnknown(pairs, item, count / 4, chosen, ref random);
        if (chosen.Count < count)
        {
            // So many that the wanted number is left even when all that are chosen already are among them.
            var others = WeightedDraw.Choose(firms, count, ref random);
            Shuffle(others, ref random);
            chosen.UnionWith(others.Where(row => !chosen.Contains(row)).Take(count - chosen.Count).ToList());
        }

        return [.. chosen.Order()];
    }

    private static void AddEligible(IDeterminedPairs pairs, int item, int count, HashSet<int> chosen, ref SampleRandom random)
    {
        var all = (int)pairs.EligibleCount(item);
        var buffer = ArrayPool<int>.Shared.Rent(all);
        pairs.CopyEligible(item, buffer.AsSpan(0, all));
        int[] priced = [.. WeightedDraw.Choose(all, MostPriced, ref random).Select(place => buffer[place])];
        ArrayPool<int>.Shared.Return(buffer);
        var fens = new long[priced.Length];
        pairs.Fen(item, priced, fens);
        for (var place = 0; place < fens.Length; place++)
        {
            fens[place] = fens[place] == PairBytes.NoFen ? 1 : fens[place];
        }

        chosen.UnionWith(WeightedDraw.Choose(fens, count, ref random).Select(place => priced[place]));
    }

    private static void AddUnknown(IDeterminedPairs pairs, int item, int count, HashSet<int> chosen, ref SampleRandom random)
    {
        var all = (int)pairs.UnknownCount(item);
        var buffer = ArrayPool<int>.Shared.Rent(all);
        pairs.CopyUnknown(item, buffer.AsSpan(0, all));
        chosen.UnionWith(WeightedDraw.Choose(all, count, ref random).Select(place => buffer[place]));
        ArrayPool<int>.Shared.Return(buffer);
    }

    private static void Shuffle(int[] rows, ref SampleRandom random)
    {
        for (var last = rows.Length - 1; last > 0; last--)
        {
            var other = random.Next(last + 1);
            (rows[last], rows[other]) = (rows[other], rows[last]);
        }
    }
}
