namespace PolicyMarket.Rules.Feel.Ast;

/// <summary>A text in double quotes, unescaped.</summary>
internal sealed record TextLiteral(Span Span, string Value) : FeelNode(Span, 1);
