namespace PolicyMarket.Rules.Conditions;

/// <summary>A leaf: one attribute against an operand; Cite names the clause it comes from.</summary>
public sealed record Comparison(string Attribute, ComparisonOperator Op, Operand Value, string? Cite = null) : Condition
{
    /// <summary>"taxable_income &lt;= 3000000".</summary>
    public override string ToString() =>
        Value is NoOperand ? $"{Attribute} {Op.Symbol()}" : $"{Attribute} {Op.Symbol()} {Value}";
}
