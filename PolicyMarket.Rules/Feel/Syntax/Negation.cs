namespace PolicyMarket.Rules.Feel.Syntax;

/// <summary>Unary minus; binds tighter than **, as FEEL has it.</summary>
internal sealed record Negation(Span Span, FeelNode Operand) : FeelNode(Span, Above(Operand));
