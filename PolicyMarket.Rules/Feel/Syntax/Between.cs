namespace PolicyMarket.Rules.Feel.Syntax;

/// <summary>value between low and high, both included.</summary>
internal sealed record Between(Span Span, FeelNode Value, FeelNode Low, FeelNode High) : FeelNode(Span, Above(Value, Low, High));
