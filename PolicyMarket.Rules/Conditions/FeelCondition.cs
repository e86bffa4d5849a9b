using PolicyMarket.Rules.Feel.Evaluation;

namespace PolicyMarket.Rules.Conditions;

/// <summary>A leaf that is any yes-or-no expression of FEEL; equal when text and clause are equal.</summary>
public sealed record FeelCondition(FeelExpression Expression, string? Cite = null) : ConditionLeaf(Cite)
{
    public override IEnumerable<string> Attributes => Expression.Attributes;

    public override T Accept<T>(IConditionVisitor<T> visitor) => visitor.VisitFormula(this);

    public bool Equals(FeelCondition? other) => other is not null && Expression.Text == other.Expression.Text && Cite == other.Cite;

    public override int GetHashCode() => HashCode.Combine(Expression.Text.GetHashCode(StringComparison.Ordinal), Cite);

    /// <summary>"feel(rd_expense &gt; 0.03 * revenue)".</summary>
    public override string ToString() => $"feel({Expression.Text})";
}
