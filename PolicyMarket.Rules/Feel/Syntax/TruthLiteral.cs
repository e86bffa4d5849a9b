namespace PolicyMarket.Rules.Feel.Syntax;

/// <summary>true or false.</summary>
internal sealed record TruthLiteral(Span Span, bool Value) : FeelNode(Span, 1);
