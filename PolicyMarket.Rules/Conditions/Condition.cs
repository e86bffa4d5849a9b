using System.Collections.Immutable;

namespace PolicyMarket.Rules.Conditions;

/// <summary>
/// A tree of requirements on facts, decided in Kleene's three values; ToString is a short technical form. The kinds are the methods of
/// <see cref="IConditionVisitor{T}"/>: code that depends on the kind is a visitor, code that walks the tree uses <see cref="Children"/>.
/// </summary>
public abstract record Condition
{
    /// <summary>Direct parts in their order; empty for a leaf and for a group without parts.</summary>
    public abstract ImmutableArray<Condition> Children { get; }

    /// <summary>Conditions that must all be true: the parts of an "all" (empty when it has none), otherwise only this condition.</summary>
    public virtual ImmutableArray<Condition> Requirements => [this];

    /// <summary>Conditions of which one must be true: the parts of an "any" (empty when it has none), otherwise only this condition.</summary>
    public virtual ImmutableArray<Condition> Alternatives => [this];

    /// <summary>This condition as a comparison; null for every other kind. For special cases next to a general treatment of all kinds.</summary>
    public virtual Comparison? AsComparison => null;

    /// <summary>Calls the method of the visitor for this kind.</summary>
    public abstract T Accept<T>(IConditionVisitor<T> visitor);
}
