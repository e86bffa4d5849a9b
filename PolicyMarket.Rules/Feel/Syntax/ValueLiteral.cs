using PolicyMarket.Rules.Feel.Values;

namespace PolicyMarket.Rules.Feel.Syntax;

/// <summary>@"2025-01-01" and its kin, and numbers that decimal cannot hold; Text is as written.</summary>
internal sealed record ValueLiteral(Span Span, FeelValue Value, string Text) : FeelNode(Span, 1);
