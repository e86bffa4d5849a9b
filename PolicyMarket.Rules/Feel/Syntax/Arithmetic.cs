using PolicyMarket.Rules.Feel.Values;

namespace PolicyMarket.Rules.Feel.Syntax;

/// <summary>a + b and its kin, left-associative.</summary>
internal sealed record Arithmetic(Span Span, ArithmeticOperator Operator, FeelNode Left, FeelNode Right) : FeelNode(Span, Above(Left, Right));
