using PolicyMarket.Rules.Feel.Evaluation;

namespace PolicyMarket.Rules.Tables;

/// <summary>A column that is tested: an expression over attributes; Attribute is set when it is one attribute and nothing else.</summary>
public sealed record TableInput(FeelExpression Expression, string? Label, string? Attribute)
{
    public bool Equals(TableInput? other) => other is not null && Expression.Text == other.Expression.Text && Label == other.Label;

    public override int GetHashCode() => HashCode.Combine(Expression.Text.GetHashCode(StringComparison.Ordinal), Label);
}
