namespace PolicyMarket.Rules.Conditions;

/// <summary>The attributes that a condition names, on both sides of its comparisons and in its expressions, in their order; names may repeat.</summary>
public static class ConditionAttributes
{
    public static IEnumerable<string> In(Condition condition) => condition switch
    {
        AllOf all => all.Parts.SelectMany(In),
        AnyOf any => any.Parts.SelectMany(In),
        Not not => In(not.Part),
        Comparison leaf => [leaf.Attribute, .. In(leaf.Value)],
        FeelCondition feel => feel.Expression.Attributes,
        _ => throw new InvalidOperationException($"A condition of the unknown kind {condition.GetType().Name}."),
    };

    private static IEnumerable<string> In(Operand operand) => operand switch
    {
        AttributeOperand other => [other.Name],
        RangeOperand range => In(range.Low).Concat(In(range.High)),
        LiteralOperand or ListOperand or NoOperand => [],
        _ => throw new InvalidOperationException($"An operand of the unknown kind {operand.GetType().Name}."),
    };
}
