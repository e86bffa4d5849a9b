using System.Collections.Immutable;

namespace PolicyMarket.Rules.Conditions;

/// <summary>The opposite; unknown stays unknown.</summary>
public sealed record Not(Condition Part) : Condition
{
    public override ImmutableArray<Condition> Children => [Part];

    public override T Accept<T>(IConditionVisitor<T> visitor) => visitor.VisitNot(this);

    public override string ToString() => $"not({Part})";
}
