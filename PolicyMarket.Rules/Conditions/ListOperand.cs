using System.Collections.Immutable;
using PolicyMarket.Rules.Attributes;

namespace PolicyMarket.Rules.Conditions;

/// <summary>Fixed values of which any may match; equal when the members are equal in order.</summary>
public sealed record ListOperand(ImmutableArray<FactValue> Values) : Operand
{
    public bool Equals(ListOperand? other) => other is not null && Values.SequenceEqual(other.Values);

    public override int GetHashCode() => Values.Aggregate(Values.Length, HashCode.Combine);

    public override string ToString() => "[" + string.Join(", ", Values.Select(OperandText.Of)) + "]";
}
