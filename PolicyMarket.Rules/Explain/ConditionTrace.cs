using System.Collections.Immutable;
using PolicyMarket.Rules.Attributes;
using PolicyMarket.Rules.Outcomes;

namespace PolicyMarket.Rules.Explain;

/// <summary>One node of the reasoning: all, any, not or leaf; every leaf is evaluated, also where the result is decided already.</summary>
public sealed record ConditionTrace(
    string Kind,
    string Sentence,
    string? Cite,
    string? Attribute,
    Truth Truth,
    string? ValueText,
    FactValue? Value,
    ImmutableArray<ConditionTrace> Children
)
{
    public const string All = "all";
    public const string Any = "any";
    public const string Not = "not";
    public const string Leaf = "leaf";
}
