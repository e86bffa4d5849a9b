using System.Collections.Immutable;
using System.Numerics;
using PolicyMarket.Rules.Outcomes;

namespace PolicyMarket.Rules.Engine.OneFirm;

/// <summary>One firm against all items of a plan; items are numbered as in the plan.</summary>
public sealed class FirmVerdicts
{
    private readonly ulong[] certain;
    private readonly ulong[] possible;

    internal FirmVerdicts(int itemCount, ulong[] certain, ulong[] possible)
    {
        ItemCount = itemCount;
        this.certain = certain;
        this.possible = possible;
    }

    public int ItemCount { get; }

    /// <summary>Rising item numbers.</summary>
    public ImmutableArray<int> Eligible => ItemsOf(word => certain[word]);

    /// <summary>Rising item numbers.</summary>
    public ImmutableArray<int> Unknown => ItemsOf(word => possible[word] & ~certain[word]);

    public OutcomeKind OutcomeOf(int item)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(item);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(item, ItemCount);
        var bit = 1UL << (item & 63);
        return (certain[item >> 6] & bit) != 0 ? OutcomeKind.Eligible
            : (possible[item >> 6] & bit) != 0 ? OutcomeKind.Unknown
            : OutcomeKind.Ineligible;
    }

    private ImmutableArray<int> ItemsOf(Func<int, ulong> bits)
    {
        var items = ImmutableArray.CreateBuilder<int>();
        for (var word = 0; word < certain.Length; word++)
        {
            for (var left = bits(word); left != 0; left &= left - 1)
            {
                items.Add((word * 64) + BitOperations.TrailingZeroCount(left));
            }
        }

        return items.DrainToImmutable();
    }
}
