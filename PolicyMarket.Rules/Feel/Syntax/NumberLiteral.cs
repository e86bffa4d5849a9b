namespace PolicyMarket.Rules.Feel.Syntax;

/// <summary>A number as written; the scale of the decimal is kept for display.</summary>
internal sealed record NumberLiteral(Span Span, decimal Value) : FeelNode(Span, 1);
