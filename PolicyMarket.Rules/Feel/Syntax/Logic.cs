namespace PolicyMarket.Rules.Feel.Syntax;

/// <summary>Three-valued and / or.</summary>
internal sealed record Logic(Span Span, bool IsAnd, FeelNode Left, FeelNode Right) : FeelNode(Span, Above(Left, Right));
