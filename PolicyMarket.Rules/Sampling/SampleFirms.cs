namespace PolicyMarket.Rules.Sampling;

/// <summary>The random bits of firms: each cell depends on seed, firm and column only.</summary>
internal static class SampleFirms
{
    private const ulong Golden = 0x9E3779B97F4A7C15;
    private const uint MissingPermille = 30;
    private const int Sizes = 64;

    public static ulong KeyOf(ulong seed, int firm) => SampleRandom.For(seed, firm).Next();

    public static ulong CellOf(ulong firm, int column) => SampleRandom.Mix(unchecked(firm + ((ulong)(column + 1) * Golden)));

    /// <summary>3 of 100 cells are not known.</summary>
    public static bool IsMissing(ulong cell) => (uint)(cell >> 44) % 1000 < MissingPermille;

    /// <summary>From 0 up to, not including, the limit; of bits that do not say whether the cell is known.</summary>
    public static int ScaledTo(ulong cell, int limit) => (int)((cell & uint.MaxValue) % (ulong)limit);

    /// <summary>0 to 63; each as often as any other.</summary>
    public static int SizeOf(ulong firm) => (int)(firm % Sizes);
}
