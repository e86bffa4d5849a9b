using System.Collections.Immutable;

namespace PolicyMarket.Rules.Conditions;

/// <summary>True when any part is true, else unknown when any is unknown, else false.</summary>
public sealed record AnyOf(ImmutableArray<Condition> Parts) : Condition
{
    public override ImmutableArray<Condition> Children => Parts;

    public override ImmutableArray<Condition> Alternatives => Parts;

    public override T Accept<T>(IConditionVisitor<T> visitor) => visitor.VisitAny(this);

    public bool Equals(AnyOf? other) => other is not null && Parts.SequenceEqual(other.Parts);

    public override int GetHashCode() => Parts.Aggregate(Parts.Length, HashCode.Combine);

    public override string ToString() => "any(" + string.Join(", ", Parts) + ")";
}
