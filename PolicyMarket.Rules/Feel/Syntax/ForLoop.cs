using System.Collections.Immutable;

namespace PolicyMarket.Rules.Feel.Syntax;

/// <summary>for x in xs, y in ys return body.</summary>
internal sealed record ForLoop(Span Span, ImmutableArray<Iterator> Iterators, FeelNode Body)
    : FeelNode(Span, 1 + Math.Max(Body.Height, Iterators.Max(i => i.Height)));
