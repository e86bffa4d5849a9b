using PolicyMarket.Rules.Attributes;
using PolicyMarket.Rules.Engine.Columns;
using PolicyMarket.Rules.Engine.Rows;
using PolicyMarket.Rules.Feel.Evaluation;
using PolicyMarket.Rules.Feel.Functions;
using PolicyMarket.Rules.Feel.Syntax;
using PolicyMarket.Rules.Feel.Values;
using PolicyMarket.Rules.Outcomes;

namespace PolicyMarket.Rules.Engine.Amounts;

/// <summary>Binds formulas to the columns of a table. Null stands for a part without a compiled form: then the evaluator works the whole formula out.</summary>
internal sealed class FormulaCompiler(FactTable table, AwardColumns awards)
{
    public RowNumber Compile(FeelExpression formula) => Number(formula, formula.Root) ?? new EvaluatedNumber(formula, table, awards);

    private static bool IsCompiled(ArithmeticOperator op) =>
        op is ArithmeticOperator.Add or ArithmeticOperator.Subtract or ArithmeticOperator.Multiply or ArithmeticOperator.Divide;

    private RowNumber? Number(FeelExpression formula, FeelNode node)
    {
        switch (node)
        {
            case NumberLiteral number:
                return new RowNumber.Constant(number.Value);
            case NullLiteral:
                return new RowNumber.Nothing();
            case NameReference name when AwardName.TryParse(name.Name, out var itemId):
                return awards.Number(itemId);
            case NameReference name when formula.DefinitionOf(name.Name) is { IsNumber: true } definition:
                return table.Column(definition.Name) is NumberColumn column ? new RowNumber.Fact(column) : new RowNumber.Nothing();
            case Negation negation:
                return Number(formula, negation.Operand) is { } negated ? new RowNumber.Minus(negated) : null;
            case Arithmetic sum when IsCompiled(sum.Operator):
                return Number(formula, sum.Left) is { } left && Number(formula, sum.Right) is { } right
                    ? Folded(new RowNumber.Calculation(sum.Operator, left, right), left, right)
                    : null;
            case Choice choice:
                return
                    Test(formula, choice.Condition) is { } condition
                    && Number(formula, choice.Then) is { } then
                    && Number(formula, choice.Else) is { } otherwise
                    ? new RowNumber.Choice(condition, then, otherwise)
                    : null;
            case Call call:
                return Called(formula, call);
            default:
                return null;
        }
    }

    /// <summary>Constant parts are evaluated once.</summary>
    private static RowNumber Folded(RowNumber calculation, params RowNumber[] parts) =>
        Array.TrueForAll(parts, part => part is RowNumber.Constant) && calculation.TryGet(0, out var value) ? new RowNumber.Constant(value) : calculation;

    private RowNumber? Called(FeelExpression formula, Call call)
    {
        var arguments = call.Arguments is [ListLiteral list] ? list.Items : call.Arguments;
        var numbers = arguments.Select(argument => Number(formula, argument)).ToArray();
        if (numbers.Length == 0 || Array.Exists(numbers, number => number is null))
        {
            return null;
        }

        // None is null: it was asked just above.
        var known = Array.ConvertAll(numbers, number => number!);
        return (call.Function.Name, known) switch
        {
            ("min", _) => new RowNumber.Extreme(known, isLeast: true),
            ("max", _) => new RowNumber.Extreme(known, isLeast: false),
            ("abs", [var one]) => new RowNumber.Size(one),
            ("floor", [var one]) => new RowNumber.Rounded(one, 0, RoundingMode.Floor),
            ("ceiling", [var one]) => new RowNumber.Rounded(one, 0, RoundingMode.Ceiling),
            ("round half up", [var one, RowNumber.Constant { Number: >= 0 and <= 28 } scale]) when decimal.Truncate(scale.Number) == scale.Number =>
                new RowNumber.Rounded(one, decimal.ToInt32(scale.Number), RoundingMode.HalfUp),
            _ => null,
        };
    }

    private RowTest? Test(FeelExpression formula, FeelNode node)
    {
        switch (node)
        {
            case TruthLiteral truth:
                return new RowQuestion.Constant(Truths.Of(truth.Value));
            case NameReference name when formula.DefinitionOf(name.Name) is { Type: AttributeType.Boolean } definition:
                return table.Column(definition.Name) is FlagColumn column ? new RowQuestion.Flag(column) : new RowQuestion.Constant(Truth.Unknown);
            case Logic logic:
                return Test(formula, logic.Left) is { } left && Test(formula, logic.Right) is { } right
                    ? new RowQuestion.Logic(logic.IsAnd, left, right)
                    : null;
            case Relation relation:
                return Related(formula, relation);
            case Between between:
                return Within(formula, between.Value, between.Low, lowIncluded: true, between.High, highIncluded: true);
            case Membership membership:
                var tests = membership.Tests.Select(test => Passes(formula, membership.Value, test)).ToArray();
                return Array.TrueForAll(tests, test => test is not null) ? new RowQuestion.Any([.. tests.OfType<RowTest>()]) : null;
            case Call { Function.Name: "not", Arguments: [var only] }:
                return Test(formula, only) is { } denied ? new RowQuestion.Not(denied) : null;
            case Call { Function.Name: "list contains", Arguments: [NameReference name, TextLiteral code] }
                when formula.DefinitionOf(name.Name) is { Type: AttributeType.Set } definition:
                return table.Column(definition.Name) is SetColumn sets ? new RowQuestion.Holds(sets, code.Value) : new RowQuestion.Constant(Truth.Unknown);
            default:
                return null;
        }
    }

    private RowTest? Related(FeelExpression formula, Relation relation)
    {
        if (relation is { Left: NameReference asked, Right: NullLiteral, Operator: RelationOperator.Equal or RelationOperator.NotEqual })
        {
            if (AwardName.TryParse(asked.Name, out _))
            {
                return null;
            }

            return new RowQuestion.Known(table.Column(formula.DefinitionOf(asked.Name).Name), relation.Operator == RelationOperator.NotEqual);
        }

        return relation.Left is NullLiteral || relation.Right is NullLiteral ? null : Compared(formula, relation.Operator, relation.Left, relation.Right);
    }

    private RowTest? Compared(FeelExpression formula, RelationOperator op, FeelNode left, FeelNode right)
    {
        if (
            op is RelationOperator.Equal or RelationOperator.NotEqual
            && left is NameReference name
            && right is TextLiteral text
            && formula.DefinitionOf(name.Name) is { Type: AttributeType.Code or AttributeType.Text } definition
        )
        {
            RowTest same = table.Column(definition.Name) is TextColumn texts
                ? new RowQuestion.OneOf(texts, [text.Value])
                : new RowQuestion.Constant(Truth.Unknown);
            return op == RelationOperator.Equal ? same : new RowQuestion.Not(same);
        }

        return Number(formula, left) is { } one && Number(formula, right) is { } other ? new RowQuestion.Relation(op, one, other) : null;
    }

    private RowQuestion.Logic? Within(FeelExpression formula, FeelNode value, FeelNode low, bool lowIncluded, FeelNode high, bool highIncluded) =>
        Number(formula, value) is { } number && Number(formula, low) is { } from && Number(formula, high) is { } to
            ? new RowQuestion.Logic(
                isAnd: true,
                new RowQuestion.Relation(lowIncluded ? RelationOperator.GreaterOrEqual : RelationOperator.Greater, number, from),
                new RowQuestion.Relation(highIncluded ? RelationOperator.LessOrEqual : RelationOperator.Less, number, to)
            )
            : null;

    private RowTest? Passes(FeelExpression formula, FeelNode value, FeelNode test) =>
        test switch
        {
            RangeLiteral range => Within(formula, value, range.Low, range.LowIncluded, range.High, range.HighIncluded),
            RelationTest relation => Compared(formula, relation.Operator, value, relation.Operand),
            ListLiteral => null,
            _ => Compared(formula, RelationOperator.Equal, value, test),
        };
}
