using PolicyMarket.Rules.Attributes;

namespace PolicyMarket.Rules.Conditions;

/// <summary>The codes with which a condition compares an attribute.</summary>
public static class ConditionCodes
{
    /// <summary>Each once, in the order of the condition; of every operator, also below a negation.</summary>
    public static IReadOnlyList<string> Of(Condition condition, string attribute) =>
        [
            .. Comparisons(condition)
                .Where(comparison => comparison.Attribute == attribute)
                .SelectMany(comparison => CodesOf(comparison.Value))
                .Distinct(StringComparer.Ordinal),
        ];

    private static IEnumerable<Comparison> Comparisons(Condition condition) =>
        condition.AsComparison is { } comparison ? [comparison] : condition.Children.SelectMany(Comparisons);

    private static IEnumerable<string> CodesOf(Operand operand) =>
        operand switch
        {
            LiteralOperand { Value: TextFact text } => [text.Value],
            LiteralOperand { Value: SetFact set } => set.Values,
            ListOperand list => list.Values.OfType<TextFact>().Select(text => text.Value),
            _ => [],
        };
}
