using System.Collections.Immutable;

namespace PolicyMarket.Rules.Conditions;

/// <summary>False when any part is false, else unknown when any is unknown, else true; true of no parts.</summary>
public sealed record AllOf(ImmutableArray<Condition> Parts) : Condition
{
    public override ImmutableArray<Condition> Children => Parts;

    public override ImmutableArray<Condition> Requirements => Parts;

    public override T Accept<T>(IConditionVisitor<T> visitor) => visitor.VisitAll(this);

    public bool Equals(AllOf? other) => other is not null && Parts.SequenceEqual(other.Parts);

    public override int GetHashCode() => Parts.Aggregate(Parts.Length, HashCode.Combine);

    public override string ToString() => "all(" + string.Join(", ", Parts) + ")";
}
