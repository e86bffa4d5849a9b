namespace PolicyMarket.Rules.Feel.Ast;

/// <summary>true or false.</summary>
internal sealed record TruthLiteral(Span Span, bool Value) : FeelNode(Span, 1);
