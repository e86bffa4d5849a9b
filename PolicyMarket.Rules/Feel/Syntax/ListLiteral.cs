using System.Collections.Immutable;

namespace PolicyMarket.Rules.Feel.Syntax;

/// <summary>[a, b, c].</summary>
internal sealed record ListLiteral(Span Span, ImmutableArray<FeelNode> Items) : FeelNode(Span, Above(Items));
