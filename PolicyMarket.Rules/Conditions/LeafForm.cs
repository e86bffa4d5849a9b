using System.Collections.Immutable;
using PolicyMarket.Rules.Attributes;
using PolicyMarket.Rules.Feel.Evaluation;

namespace PolicyMarket.Rules.Conditions;

/// <summary>
/// The normal form of one leaf or of its denial: the opposite operator where one exists, lists sorted and without repeats, numbers without trailing zeros, no
/// clause.
/// </summary>
internal static class LeafForm
{
    public static Condition Of(Comparison leaf, bool denied, AttributeCatalog catalog)
    {
        var opposite = denied ? Opposite(leaf.Op) : null;
        var plain = Scalar(new Comparison(leaf.Attribute, opposite ?? leaf.Op, Of(leaf.Value)), catalog);
        return denied && opposite is null ? new Not(plain) : plain;
    }

    public static Condition Of(FeelCondition leaf, bool denied, AttributeCatalog catalog)
    {
        var text = FeelWords.Canonical(leaf.Expression.Text, catalog);
        var plain = new FeelCondition(FeelExpression.Parse(text, catalog).Value ?? leaf.Expression);
        return denied ? new Not(plain) : plain;
    }

    /// <summary>The operator that is true where this is false and unknown where this is unknown.</summary>
    private static ComparisonOperator? Opposite(ComparisonOperator op) =>
        op switch
        {
            ComparisonOperator.GreaterOrEqual => ComparisonOperator.Less,
            ComparisonOperator.Greater => ComparisonOperator.LessOrEqual,
            ComparisonOperator.LessOrEqual => ComparisonOperator.Greater,
            ComparisonOperator.Less => ComparisonOperator.GreaterOrEqual,
            ComparisonOperator.Equal => ComparisonOperator.NotEqual,
            ComparisonOperator.NotEqual => ComparisonOperator.Equal,
            ComparisonOperator.In => ComparisonOperator.NotIn,
            ComparisonOperator.NotIn => ComparisonOperator.In,
            _ => null,
        };

    /// <summary>A list of one is that one, but not for a set: there "in" means that the sets meet.</summary>
    private static Comparison Scalar(Comparison leaf, AttributeCatalog catalog) =>
        leaf switch
        {
            { Op: ComparisonOperator.Under, Value: ListOperand { Values: [var only] } } => leaf with { Value = new LiteralOperand(only) },
            { Op: ComparisonOperator.In, Value: ListOperand { Values: [var only] } } when !IsSet(leaf, catalog) => leaf with
            {
                Op = ComparisonOperator.Equal,
                Value = new LiteralOperand(only),
            },
            { Op: ComparisonOperator.NotIn, Value: ListOperand { Values: [var only] } } when !IsSet(leaf, catalog) => leaf with
            {
                Op = ComparisonOperator.NotEqual,
                Value = new LiteralOperand(only),
            },
            { Op: ComparisonOperator.NotEqual, Value: LiteralOperand { Value: BooleanFact truth } } => leaf with
            {
                Op = ComparisonOperator.Equal,
                Value = new LiteralOperand(new BooleanFact(!truth.Value)),
            },
            _ => leaf,
        };

    private static bool IsSet(Comparison leaf, AttributeCatalog catalog) =>
        !catalog.TryGet(leaf.Attribute, out var definition) || definition.Type == AttributeType.Set;

    private static Operand Of(Operand operand) =>
        operand switch
        {
            LiteralOperand literal => new LiteralOperand(Of(literal.Value)),
            RangeOperand range => new RangeOperand(Of(range.Low), Of(range.High)),
            ListOperand list => new ListOperand(Sorted(list.Values)),
            _ => operand,
        };

    private static ImmutableArray<FactValue> Sorted(ImmutableArray<FactValue> values) =>
        [.. values.Select(Of).Distinct().OrderBy(OperandText.Of, StringComparer.Ordinal)];

    /// <summary>1.0 is 1: division by a one of full scale drops the zeros.</summary>
    private static FactValue Of(FactValue value) => value is NumberFact number ? new NumberFact(number.Value / 1.0000000000000000000000000000m) : value;
}
