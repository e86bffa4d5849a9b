using System.Numerics;
using PolicyMarket.Rules.Attributes;
using PolicyMarket.Rules.Outcomes;

namespace PolicyMarket.Rules.Rete;

/// <summary>One firm in the working memory of a session: its facts by slot, and the verdicts that fired rules leave. For one session.</summary>
internal sealed class FirmFact
{
    private readonly FactSlots _slots;
    private readonly FactValue?[] _values;

    public FirmFact(FactSlots slots, int items, Func<string, FactValue?> fact)
    {
        _slots = slots;
        _values = new FactValue?[slots.Names.Length];
        for (var slot = 0; slot < _values.Length; slot++)
        {
            _values[slot] = fact(slots.Names[slot]);
        }

        Certain = new ulong[(items + 63) / 64];
        Possible = new ulong[(items + 63) / 64];
    }

    /// <summary>A bit per item that is certainly granted.</summary>
    public ulong[] Certain { get; }

    /// <summary>A bit per item that is granted if missing facts turn out well.</summary>
    public ulong[] Possible { get; }

    /// <summary>Null when the fact is missing.</summary>
    public FactValue? Value(int slot) => _values[slot];

    public decimal? Number(int slot) => (_values[slot] as NumberFact)?.Value;

    public DateOnly? Date(int slot) => (_values[slot] as DateFact)?.Value;

    public FactValue? Named(string attribute) => _values[_slots.Of(attribute)];

    public void MarkCertain(int item) => Certain[item >> 6] |= 1UL << (item & 63);

    public void MarkPossible(int item) => Possible[item >> 6] |= 1UL << (item & 63);

    /// <summary>Throws when an item is certain and yet not possible: the two rules of the item contradict each other.</summary>
    public void Check(Func<int, string> nameOf)
    {
        for (var word = 0; word < Certain.Length; word++)
        {
            if ((Certain[word] & ~Possible[word]) is not 0 and var contradicted)
            {
                var item = nameOf((word * 64) + BitOperations.TrailingZeroCount(contradicted));
                throw new InvalidOperationException(
                    $"The rules of item {item} hold it for certain and for impossible: {OutcomeKind.Eligible} and {OutcomeKind.Ineligible}."
                );
            }
        }
    }
}
