namespace PolicyMarket.Rules.Feel.Syntax;

/// <summary>A text in double quotes, unescaped.</summary>
internal sealed record TextLiteral(Span Span, string Value) : FeelNode(Span, 1);
