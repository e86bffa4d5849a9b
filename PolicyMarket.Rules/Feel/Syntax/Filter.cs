namespace PolicyMarket.Rules.Feel.Syntax;

/// <summary>list[condition] or list[position].</summary>
internal sealed record Filter(Span Span, FeelNode Source, FeelNode Condition) : FeelNode(Span, Above(Source, Condition));
