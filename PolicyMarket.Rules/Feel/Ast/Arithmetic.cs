namespace PolicyMarket.Rules.Feel.Ast;

/// <summary>a + b and its kin, left-associative.</summary>
internal sealed record Arithmetic(Span Span, ArithmeticOperator Operator, FeelNode Left, FeelNode Right) : FeelNode(Span, Above(Left, Right));
