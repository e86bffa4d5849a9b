namespace PolicyMarket.Rules.Feel.Ast;

/// <summary>The word null: not known.</summary>
internal sealed record NullLiteral(Span Span) : FeelNode(Span, 1);
