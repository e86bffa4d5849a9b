using System.Globalization;

namespace PolicyMarket.Rules.Outcomes;

/// <summary>Place of an item in a plan or a compiled set of rules, from 0. Answers are asked for by item and row, which are not interchangeable.</summary>
public readonly record struct ItemIndex(int Value)
{
    public static implicit operator int(ItemIndex index) => index.Value;

    public override string ToString() => Value.ToString(CultureInfo.InvariantCulture);
}
