using System.Collections.Immutable;

namespace PolicyMarket.Rules.Conditions;

/// <summary>A condition without parts, which asks for facts itself; Cite names the clause it comes from.</summary>
public abstract record ConditionLeaf(string? Cite) : Condition
{
    public sealed override ImmutableArray<Condition> Children => [];

    /// <summary>Attributes that the leaf names, in their order; names may repeat.</summary>
    public abstract IEnumerable<string> Attributes { get; }
}
