using System.Linq.Expressions;
using PolicyMarket.Rules.Attributes;
using PolicyMarket.Rules.Conditions;

namespace PolicyMarket.Rules.Rete;

/// <summary>
/// Writes a leaf as an expression over a <see cref="FirmFact"/>: one that the facts prove, and one that the facts refute. A comparison with a missing
/// fact is neither: lifted operators on null are false.
/// </summary>
internal sealed class LeafExpressions(FactSlots slots, ParameterExpression firm)
{
    /// <summary>The leaf is certainly true.</summary>
    public Expression Holds(Comparison leaf) =>
        leaf.Op switch
        {
            ComparisonOperator.Exists => Call(nameof(FirmTests.IsKnown), Value(leaf.Attribute)),
            ComparisonOperator.Equal => Call(nameof(FirmTests.AreEqual), Value(leaf.Attribute), Value(leaf.Value)),
            ComparisonOperator.NotEqual => Call(nameof(FirmTests.Differ), Value(leaf.Attribute), Value(leaf.Value)),
            ComparisonOperator.In => Member(leaf, isMember: true),
            ComparisonOperator.NotIn => Member(leaf, isMember: false),
            ComparisonOperator.Under => Under(leaf, isUnder: true),
            ComparisonOperator.Between => Expression.AndAlso(
                Ordered(ExpressionType.GreaterThanOrEqual, leaf, Range(leaf).Low),
                Ordered(ExpressionType.LessThanOrEqual, leaf, Range(leaf).High)
            ),
            ComparisonOperator.GreaterOrEqual => Ordered(ExpressionType.GreaterThanOrEqual, leaf, leaf.Value),
            ComparisonOperator.Greater => Ordered(ExpressionType.GreaterThan, leaf, leaf.Value),
            ComparisonOperator.LessOrEqual => Ordered(ExpressionType.LessThanOrEqual, leaf, leaf.Value),
            ComparisonOperator.Less => Ordered(ExpressionType.LessThan, leaf, leaf.Value),
            _ => throw new InvalidOperationException($"The unknown operator {leaf.Op}."),
        };

    /// <summary>The leaf is certainly false. A range is refuted by either bound alone, though the other be missing.</summary>
    public Expression Fails(Comparison leaf) =>
        leaf.Op switch
        {
            ComparisonOperator.Exists => Expression.Not(Holds(leaf)),
            ComparisonOperator.Equal => Call(nameof(FirmTests.Differ), Value(leaf.Attribute), Value(leaf.Value)),
            ComparisonOperator.NotEqual => Call(nameof(FirmTests.AreEqual), Value(leaf.Attribute), Value(leaf.Value)),
            ComparisonOperator.In => Member(leaf, isMember: false),
            ComparisonOperator.NotIn => Member(leaf, isMember: true),
            ComparisonOperator.Under => Under(leaf, isUnder: false),
            ComparisonOperator.Between => Expression.OrElse(
                Ordered(ExpressionType.LessThan, leaf, Range(leaf).Low),
                Ordered(ExpressionType.GreaterThan, leaf, Range(leaf).High)
            ),
            ComparisonOperator.GreaterOrEqual => Ordered(ExpressionType.LessThan, leaf, leaf.Value),
            ComparisonOperator.Greater => Ordered(ExpressionType.LessThanOrEqual, leaf, leaf.Value),
            ComparisonOperator.LessOrEqual => Ordered(ExpressionType.GreaterThan, leaf, leaf.Value),
            ComparisonOperator.Less => Ordered(ExpressionType.GreaterThanOrEqual, leaf, leaf.Value),
            _ => throw new InvalidOperationException($"The unknown operator {leaf.Op}."),
        };

    public Expression Holds(FeelCondition leaf) => Feel(nameof(FirmTests.Holds), leaf);

    public Expression Fails(FeelCondition leaf) => Feel(nameof(FirmTests.Fails), leaf);

    private static RangeOperand Range(Comparison leaf) => leaf.Value as RangeOperand ?? throw new InvalidOperationException($"{leaf} has no range.");

    private MethodCallExpression Feel(string test, FeelCondition leaf) =>
        Expression.Call(typeof(FirmTests), test, null, firm, Expression.Constant(new FeelTest(leaf.Expression)));

    private MethodCallExpression Member(Comparison leaf, bool isMember) =>
        leaf.Value is ListOperand list
            ? Call(isMember ? nameof(FirmTests.IsAmong) : nameof(FirmTests.IsNotAmong), Value(leaf.Attribute), Expression.Constant(new CodeList(list)))
            : Call(isMember ? nameof(FirmTests.IsMember) : nameof(FirmTests.IsNoMember), Value(leaf.Attribute), Value(leaf.Value));

    private MethodCallExpression Under(Comparison leaf, bool isUnder) =>
        Call(
            isUnder ? nameof(FirmTests.IsUnder) : nameof(FirmTests.IsNotUnder),
            Value(leaf.Attribute),
            leaf.Value is ListOperand list ? Expression.Constant(new CodeList(list)) : Value(leaf.Value)
        );

    private BinaryExpression Ordered(ExpressionType relation, Comparison leaf, Operand other)
    {
        var isDate = slots.DefinitionOf(leaf.Attribute).Type == AttributeType.Date;
        return Expression.MakeBinary(
            relation,
            Read(leaf.Attribute, isDate),
            other switch
            {
                LiteralOperand { Value: NumberFact number } when !isDate => Expression.Constant(number.Value, typeof(decimal?)),
                LiteralOperand { Value: DateFact date } when isDate => Expression.Constant(date.Value, typeof(DateOnly?)),
                AttributeOperand name => Read(name.Name, isDate),
                _ => throw new InvalidOperationException($"{leaf} compares {leaf.Attribute} with {other}, which has no order with it."),
            }
        );
    }

    private MethodCallExpression Read(string attribute, bool isDate) =>
        Expression.Call(firm, isDate ? nameof(FirmFact.Date) : nameof(FirmFact.Number), null, Expression.Constant(slots.Of(attribute)));

    private MethodCallExpression Value(string attribute) => Expression.Call(firm, nameof(FirmFact.Value), null, Expression.Constant(slots.Of(attribute)));

    private Expression Value(Operand operand) =>
        operand switch
        {
            LiteralOperand literal => Expression.Constant(literal.Value, typeof(FactValue)),
            AttributeOperand other => Value(other.Name),
            _ => throw new InvalidOperationException($"{operand} is not one value."),
        };

    private static MethodCallExpression Call(string test, params Expression[] arguments) => Expression.Call(typeof(FirmTests), test, null, arguments);
}
