using PolicyMarket.Rules.Sampling;

namespace PolicyMarket.Data.Demonstration.County;

/// <summary>
/// The random numbers of <see cref="SampleRandom"/> as one stream that is handed on, with the draws that invented firms need; whole numbers and decimals only.
/// </summary>
public sealed class DemonstrationRandom(ulong seed)
{
    private SampleRandom stream = new(seed);

    /// <summary>A stream of its own for one thing, so that a change to one leaves the others as they were.</summary>
    public static DemonstrationRandom For(ulong seed, int index) =>
        new(new DemonstrationRandom(unchecked(seed + ((ulong)index * 0x9E3779B97F4A7C15))).Next());

    public ulong Next() => stream.Next();

    /// <summary>From 0 up to, not including, the limit.</summary>
    public int Next(int limit) => stream.Next(limit);

    /// <summary>Both ends inclusive.</summary>
    public int Between(int low, int high) => stream.Between(low, high);

    /// <summary>Both ends inclusive, low values more often.</summary>
    public int LowWeighted(int low, int high) => Math.Min(Between(low, high), Between(low, high));

    public bool Chance(int permille) => stream.Chance(permille);

    /// <summary>A share in thousandths: Share(20, 45) is 0.020 to 0.045.</summary>
    public decimal Share(int lowPermille, int highPermille) => Between(lowPermille, highPermille) / 1000m;

    public T Pick<T>(IReadOnlyList<T> from) => stream.Pick(from);

    /// <summary>By weights in the same order.</summary>
    public T Pick<T>(IReadOnlyList<T> from, Func<T, int> weight)
    {
        var left = Next(from.Sum(weight));
        foreach (var one in from)
        {
            left -= weight(one);
            if (left < 0)
            {
                return one;
            }
        }

        throw new InvalidOperationException("Weights that do not sum to their sum.");
    }
}
