namespace PolicyMarket.Rules.Feel.Syntax;

/// <summary>
/// A name that a scope gives: an iteration variable, a parameter, an entry, an element's property in a filter, a variable handed in, or a function.
/// </summary>
internal sealed record LocalName(Span Span, string Name) : FeelNode(Span, 1);
