namespace PolicyMarket.Rules.Feel.Syntax;

/// <summary>The word null: not known.</summary>
internal sealed record NullLiteral(Span Span) : FeelNode(Span, 1);
