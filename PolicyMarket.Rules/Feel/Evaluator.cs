using System.Collections.Immutable;
using PolicyMarket.Rules.Feel.Ast;
using PolicyMarket.Rules.Feel.Values;
using PolicyMarket.Rules.Outcomes;

namespace PolicyMarket.Rules.Feel;

/// <summary>Works an expression out. What depends on an unknown value is unknown; only the branch taken is looked at; nothing that a firm's facts contain can make it throw.</summary>
internal sealed class Evaluator(Resolution names, StepRecorder? steps)
{
    private const string TooLarge = "数值超出可表示的范围";

    public FeelValue Evaluate(FeelNode node)
    {
        if (steps is null || steps.IsSilent || !StepRecorder.IsCondition(node))
        {
            return Work(node);
        }

        steps.Silence();
        var value = Work(node);
        steps.Resume();
        steps.Condition(node, value);
        return value;
    }

    private FeelValue Work(FeelNode node) => node switch
    {
        NumberLiteral number => new FeelNumber(number.Value),
        TextLiteral text => new FeelText(text.Value),
        TruthLiteral truth => new FeelTruth(truth.Value),
        NullLiteral => FeelNull.Plain,
        NameReference name => names.Value(name.Name),
        ListLiteral list => new FeelList([.. list.Items.Select(Evaluate)]),
        Negation negation => Negate(negation),
        Arithmetic arithmetic => Calculate(arithmetic),
        Relation relation => Relate(relation),
        Logic logic => Connect(logic),
        Between between => WithinBounds(Evaluate(between.Value), Evaluate(between.Low), lowIncluded: true, Evaluate(between.High), highIncluded: true),
        Membership membership => Member(membership),
        Choice choice => Choose(choice),
        Call call => Invoke(call),
        _ => throw new ArgumentOutOfRangeException(nameof(node), node, "No evaluation for this node."),
    };

    private FeelValue Negate(Negation node)
    {
        var value = Evaluate(node.Operand);
        return value is FeelNumber number ? new FeelNumber(-number.Value) : value;
    }

    private FeelValue Calculate(Arithmetic node)
    {
        var left = Evaluate(node.Left);
        var right = Evaluate(node.Right);
        var value = FeelNull.Among(left, right) ?? ((left, right) switch
        {
            (FeelNumber l, FeelNumber r) => Calculate(node.Operator, l.Value, r.Value),
            (FeelText l, FeelText r) when node.Operator == ArithmeticOperator.Add => new FeelText(l.Value + r.Value),
            _ => throw new InvalidOperationException($"The type checker let {left} {node.Operator} {right} pass."),
        });
        steps?.Arithmetic(node, left, right, value);
        return value;
    }

    private static FeelValue Calculate(ArithmeticOperator op, decimal left, decimal right)
    {
        try
        {
            return op switch
            {
                ArithmeticOperator.Add => new FeelNumber(left + right),
                ArithmeticOperator.Subtract => new FeelNumber(left - right),
                ArithmeticOperator.Multiply => new FeelNumber(left * right),
                ArithmeticOperator.Divide => right == 0 ? FeelNull.Because("除数为 0") : new FeelNumber(left / right),
                ArithmeticOperator.Power => Powers.Raise(left, right),
                _ => throw new ArgumentOutOfRangeException(nameof(op), op, "No such arithmetic operator."),
            };
        }
        catch (OverflowException)
        {
            return FeelNull.Because(TooLarge);
        }
    }

    private FeelValue Relate(Relation node)
    {
        var left = Evaluate(node.Left);
        var right = Evaluate(node.Right);
        if (node.Left is NullLiteral || node.Right is NullLiteral)
        {
            return AskedForNull(node.Operator, left is FeelNull && right is FeelNull);
        }

        return Compare(node.Operator, left, right);
    }

    /// <summary>"x = null" asks whether x is known, and is never unknown itself.</summary>
    private static FeelValue AskedForNull(RelationOperator op, bool bothNull) => op switch
    {
        RelationOperator.Equal => new FeelTruth(bothNull),
        RelationOperator.NotEqual => new FeelTruth(!bothNull),
        _ => FeelNull.Plain,
    };

    private static FeelValue Compare(RelationOperator op, FeelValue left, FeelValue right)
    {
        if (FeelNull.Among(left, right) is { } unknown)
        {
            return unknown;
        }

        if (op is RelationOperator.Equal or RelationOperator.NotEqual)
        {
            return new FeelTruth(left.Equals(right) == (op == RelationOperator.Equal));
        }

        return Ordering.Compare(left, right) is not { } order
            ? throw new InvalidOperationException($"The type checker let {left} {op} {right} pass.")
            : new FeelTruth(op switch
            {
                RelationOperator.Less => order < 0,
                RelationOperator.LessOrEqual => order <= 0,
                RelationOperator.Greater => order > 0,
                RelationOperator.GreaterOrEqual => order >= 0,
                _ => throw new ArgumentOutOfRangeException(nameof(op), op, "No such relation."),
            });
    }

    private FeelValue Connect(Logic node)
    {
        var left = Evaluate(node.Left);
        var deciding = node.IsAnd ? Truth.False : Truth.True;
        return TruthOf(left) == deciding ? left : Joined(node.IsAnd, left, Evaluate(node.Right));
    }

    private static FeelValue Joined(bool isAnd, FeelValue left, FeelValue right)
    {
        var truth = isAnd ? Truths.And(TruthOf(left), TruthOf(right)) : Truths.Or(TruthOf(left), TruthOf(right));
        return truth == Truth.Unknown ? FeelNull.Among(left, right) ?? FeelNull.Plain : new FeelTruth(truth == Truth.True);
    }

    private static Truth TruthOf(FeelValue value) => value switch
    {
        FeelTruth truth => Truths.Of(truth.Value),
        FeelNull => Truth.Unknown,
        _ => throw new InvalidOperationException($"The type checker let {value} pass as a condition."),
    };

    private static FeelValue WithinBounds(FeelValue value, FeelValue low, bool lowIncluded, FeelValue high, bool highIncluded) => Joined(
        isAnd: true,
        Compare(lowIncluded ? RelationOperator.GreaterOrEqual : RelationOperator.Greater, value, low),
        Compare(highIncluded ? RelationOperator.LessOrEqual : RelationOperator.Less, value, high));

    private FeelValue Member(Membership node)
    {
        var value = Evaluate(node.Value);
        FeelValue found = new FeelTruth(false);
        foreach (var test in node.Tests)
        {
            found = Joined(isAnd: false, found, Passes(value, test));
            if (TruthOf(found) == Truth.True)
            {
                break;
            }
        }

        return found;
    }

    private FeelValue Passes(FeelValue value, FeelNode test)
    {
        if (test is RangeLiteral range)
        {
            return WithinBounds(value, Evaluate(range.Low), range.LowIncluded, Evaluate(range.High), range.HighIncluded);
        }

        if (test is RelationTest relation)
        {
            return Compare(relation.Operator, value, Evaluate(relation.Operand));
        }

        var wanted = Evaluate(test);
        return wanted is FeelList list && value is not FeelList
            ? list.Items.Aggregate<FeelValue, FeelValue>(new FeelTruth(false), (found, item) => Joined(isAnd: false, found, Compare(RelationOperator.Equal, value, item)))
            : Compare(RelationOperator.Equal, value, wanted);
    }

    private FeelValue Choose(Choice node)
    {
        var condition = Evaluate(node.Condition);
        if (!StepRecorder.IsCondition(node.Condition))
        {
            steps?.Condition(node.Condition, condition);
        }

        return condition is FeelTruth truth ? Evaluate(truth.Value ? node.Then : node.Else) : condition;
    }

    private FeelValue Invoke(Call node)
    {
        ImmutableArray<FeelValue> arguments = [.. node.Arguments.Select(Evaluate)];
        var value = Invoke(node.Function, arguments);
        steps?.Call(node, arguments, value);
        return value;
    }

    private static FeelValue Invoke(Builtin function, ImmutableArray<FeelValue> arguments)
    {
        var items = function.IsAggregate && arguments is [FeelList only] ? only.Items : arguments;
        var unknown = function.TakesNulls ? arguments.FirstOrDefault() as FeelNull : FeelNull.Among(items);
        if (unknown is not null)
        {
            return unknown;
        }

        try
        {
            return function.Apply(items);
        }
        catch (OverflowException)
        {
            return FeelNull.Because(TooLarge);
        }
    }
}
