using System.Numerics;

namespace PolicyMarket.Web.Policies.Search;

/// <summary>A set of items by their places in the index; all sets of one index have the same length. Sets are not changed after they are shared.</summary>
public sealed class Bits
{
    private const int WordBits = 64;

    private readonly ulong[] words;

    public Bits(int length)
    {
        Length = length;
        words = new ulong[(length + WordBits - 1) / WordBits];
    }

    private Bits(int length, ulong[] words) => (Length, this.words) = (length, words);

    /// <summary>How many items there are, in the set or not.</summary>
    public int Length { get; }

    public int Count
    {
        get
        {
            var count = 0;
            foreach (var word in words)
            {
                count += BitOperations.PopCount(word);
            }

            return count;
        }
    }

    public bool this[int place] => (words[place / WordBits] >> (place % WordBits) & 1) != 0;

    public static Bits All(int length)
    {
        var all = new Bits(length);
        Array.Fill(all.words, ulong.MaxValue);
        if (length % WordBits is var rest and > 0)
        {
            all.words[^1] = (1UL << rest) - 1;
        }

        return all;
    }

    public static Bits Of(int length, IEnumerable<int> places)
    {
        var set = new Bits(length);
        foreach (var place in places)
        {
            set.Add(place);
        }

        return set;
    }

    internal void Add(int place) => words[place / WordBits] |= 1UL << (place % WordBits);

    /// <summary>The items of both.</summary>
    public Bits And(Bits other)
    {
        var both = new ulong[words.Length];
        for (var at = 0; at < both.Length; at++)
        {
            both[at] = words[at] & other.words[at];
        }

        return new Bits(Length, both);
    }

    /// <summary>The items of either.</summary>
    public Bits Or(Bits other)
    {
        var either = new ulong[words.Length];
        for (var at = 0; at < either.Length; at++)
        {
            either[at] = words[at] | other.words[at];
        }

        return new Bits(Length, either);
    }

    /// <summary>How many items are in both.</summary>
    public int CountWith(Bits other)
    {
        var count = 0;
        for (var at = 0; at < words.Length; at++)
        {
            count += BitOperations.PopCount(words[at] & other.words[at]);
        }

        return count;
    }
}
