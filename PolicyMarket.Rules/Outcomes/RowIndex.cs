using System.Globalization;

namespace PolicyMarket.Rules.Outcomes;

/// <summary>Row of a firm in a fact table, from 0.</summary>
public readonly record struct RowIndex(int Value)
{
    public static implicit operator int(RowIndex index) => index.Value;

    public override string ToString() => Value.ToString(CultureInfo.InvariantCulture);
}
