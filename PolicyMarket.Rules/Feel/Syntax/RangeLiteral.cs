namespace PolicyMarket.Rules.Feel.Syntax;

/// <summary>[a..b], (a..b], [a..b): square brackets include the end.</summary>
internal sealed record RangeLiteral(Span Span, FeelNode Low, bool LowIncluded, FeelNode High, bool HighIncluded) : FeelNode(Span, Above(Low, High));
