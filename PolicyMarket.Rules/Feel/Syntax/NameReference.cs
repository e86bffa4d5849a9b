namespace PolicyMarket.Rules.Feel.Syntax;

/// <summary>An attribute, by its name or its Chinese label, as written.</summary>
internal sealed record NameReference(Span Span, string Name) : FeelNode(Span, 1);
