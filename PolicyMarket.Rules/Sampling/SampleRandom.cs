namespace PolicyMarket.Rules.Sampling;

/// <summary>Random numbers that are the same on every machine and forever (SplitMix64). A struct: pass it by reference.</summary>
public record struct SampleRandom
{
    private const ulong Golden = 0x9E3779B97F4A7C15;

    private ulong state;

    public SampleRandom(ulong seed) => state = seed;

    /// <summary>A stream of its own for one thing, so that its neighbours do not depend on it.</summary>
    public static SampleRandom For(ulong seed, long index) => new(Mix(unchecked(Mix(seed) + ((ulong)index * Golden))));

    /// <summary>A good hash of one number.</summary>
    public static ulong Mix(ulong value)
    {
        unchecked
        {
            value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9;
            value = (value ^ (value >> 27)) * 0x94D049BB133111EB;
            return value ^ (value >> 31);
        }
    }

    public ulong Next() => Mix(unchecked(state += Golden));

    /// <summary>From 0 up to, not including, the limit.</summary>
    public int Next(int limit) => (int)(Next() % (ulong)limit);

    /// <summary>Both ends inclusive.</summary>
    public int Between(int low, int high) => low + Next(high - low + 1);

    public bool Chance(int permille) => Next(1000) < permille;

    public T Pick<T>(IReadOnlyList<T> from) => from[Next(from.Count)];
}
