namespace PolicyMarket.Rules.Feel.Syntax;

/// <summary>source.name: an entry of a context, a property of a value, or both of each element of a list.</summary>
internal sealed record PathStep(Span Span, FeelNode Source, string Name) : FeelNode(Span, Above(Source));
