using PolicyMarket.Rules.Feel.Values;

namespace PolicyMarket.Rules.Feel.Syntax;

/// <summary>A test after in that starts with its operator, such as &lt; 5.</summary>
internal sealed record RelationTest(Span Span, RelationOperator Operator, FeelNode Operand) : FeelNode(Span, Above(Operand));
