using PolicyMarket.Rules.Feel.Values;

namespace PolicyMarket.Rules.Feel.Syntax;

/// <summary>a = b, a &lt; b and their kin.</summary>
internal sealed record Relation(Span Span, RelationOperator Operator, FeelNode Left, FeelNode Right) : FeelNode(Span, Above(Left, Right));
