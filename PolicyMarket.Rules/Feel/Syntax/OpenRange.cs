using PolicyMarket.Rules.Feel.Values;

namespace PolicyMarket.Rules.Feel.Syntax;

/// <summary>(&gt; 5) as a value: all that is greater.</summary>
internal sealed record OpenRange(Span Span, RelationOperator Operator, FeelNode Operand) : FeelNode(Span, Above(Operand))
{
    /// <summary>True of [2..), which is written as an interval; false of &gt;= 2.</summary>
    public bool IsInterval { get; init; }
}
