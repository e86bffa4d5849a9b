using System.Collections.Immutable;

namespace PolicyMarket.Rules.Feel.Syntax;

/// <summary>some x in xs satisfies condition, or every.</summary>
internal sealed record Quantified(Span Span, bool IsEvery, ImmutableArray<Iterator> Iterators, FeelNode Condition)
    : FeelNode(Span, 1 + Math.Max(Condition.Height, Iterators.Max(i => i.Height)));
