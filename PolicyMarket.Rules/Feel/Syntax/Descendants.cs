namespace PolicyMarket.Rules.Feel.Syntax;

/// <summary>source...name: the entries of that name at any depth, in the order written, without nulls.</summary>
internal sealed record Descendants(Span Span, FeelNode Source, string Name) : FeelNode(Span, Above(Source));
