namespace PolicyMarket.Rules.Conditions;

/// <summary>The attributes that a condition names, on both sides of its comparisons and in its expressions, in their order; names may repeat.</summary>
public static class ConditionAttributes
{
    public static IEnumerable<string> In(Condition condition) => condition is ConditionLeaf leaf ? leaf.Attributes : condition.Children.SelectMany(In);

    internal static IEnumerable<string> In(Operand operand) =>
        operand switch
        {
            AttributeOperand other => [other.Name],
            RangeOperand range => In(range.Low).Concat(In(range.High)),
            LiteralOperand or ListOperand or NoOperand => [],
            _ => throw new InvalidOperationException($"An operand of the unknown kind {operand.GetType().Name}."),
        };
}
