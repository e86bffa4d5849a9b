namespace PolicyMarket.Rules.Conditions;

/// <summary>A leaf: one attribute against an operand; Cite names the clause it comes from.</summary>
public sealed record Comparison(string Attribute, ComparisonOperator Op, Operand Value, string? Cite = null) : ConditionLeaf(Cite)
{
    /// <summary>The compared attribute first, then those of the operand.</summary>
    public override IEnumerable<string> Attributes => [Attribute, .. ConditionAttributes.In(Value)];

    public override Comparison AsComparison => this;

    public override T Accept<T>(IConditionVisitor<T> visitor) => visitor.VisitComparison(this);

    /// <summary>"taxable_income &lt;= 3000000".</summary>
    public override string ToString() => Value is NoOperand ? $"{Attribute} {Op.Symbol()}" : $"{Attribute} {Op.Symbol()} {Value}";
}
