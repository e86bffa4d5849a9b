using System.Collections.Immutable;
using PolicyMarket.Rules.Feel.Functions;
using PolicyMarket.Rules.Feel.Syntax;
using PolicyMarket.Rules.Feel.Values;
using PolicyMarket.Rules.Outcomes;

namespace PolicyMarket.Rules.Feel.Evaluation;

/// <summary>
/// Works an expression out in either dialect. Only the branch taken is looked at; nothing that the facts or the context contain can make it throw, but for
/// FeelLimitException.
/// </summary>
internal sealed partial class Evaluator : ICallContext
{
    private const int LongestRange = 1_000;
    private const string TooLarge = FeelEvaluationWording.NumberOutOfRange;

    private static readonly FeelBoolean True = new(true);
    private static readonly FeelBoolean False = new(false);

    private readonly Resolution? _names;
    private readonly StepRecorder? _steps;
    private readonly FeelClock _clock;
    private Scope? _scope;
    private int _calls;

    /// <summary>Formulas over facts: names of attributes are resolved, what is missing is named.</summary>
    public Evaluator(Resolution names, StepRecorder? steps, FeelClock clock, Scope? scope = null)
    {
        _names = names;
        _steps = steps;
        _clock = clock;
        _scope = scope;
    }

    /// <summary>FEEL as DMN has it, over the variables of a scope.</summary>
    public Evaluator(Scope? scope, FeelClock clock)
    {
        _scope = scope;
        _clock = clock;
    }

    public Budget Budget { get; } = new();

    public FeelClock Clock => _clock;

    public bool IsFacts => _names is not null;

    public FeelValue Evaluate(FeelNode node)
    {
        Budget.Step();
        if (_steps is null || _steps.IsSilent || !StepRecorder.IsCondition(node))
        {
            return Work(node);
        }

        _steps.Silence();
        var value = Work(node);
        _steps.Resume();
        _steps.Condition(node, value);
        return value;
    }

    private FeelValue Work(FeelNode node) =>
        node switch
        {
            NumberLiteral number => new FeelNumber(number.Value),
            TextLiteral text => new FeelText(text.Value),
            TruthLiteral truth => truth.Value ? True : False,
            NullLiteral => FeelNull.Plain,
            NameReference name => _names?.Value(name.Name) ?? FeelNull.Plain,
            LocalName name => Local(name.Name),
            ValueLiteral literal => literal.Value,
            ListLiteral list => new FeelList(Each(list.Items)),
            Negation negation => Negate(negation),
            Arithmetic arithmetic => Calculate(arithmetic),
            Relation relation => Relate(relation),
            Logic logic => Connect(logic),
            Between between => WithinBounds(Evaluate(between.Value), Evaluate(between.Low), lowIncluded: true, Evaluate(between.High), highIncluded: true),
            Membership membership => Member(membership),
            Choice choice => Choose(choice),
            Call call => Invoke(call),
            _ => WorkOnParts(node),
        };

    private FeelValue WorkOnParts(FeelNode node) =>
        node switch
        {
            NamedCall call => Invoke(call),
            Invocation invocation => Invoke(invocation),
            PathStep path => Step(Evaluate(path.Source), path.Name),
            Descendants path => Deep(Evaluate(path.Source), path.Name),
            Filter filter => Select(filter),
            ContextLiteral context => Build(context),
            ForLoop loop => Loop(loop),
            Quantified quantified => Quantify(quantified),
            FunctionLiteral function => new UserFunction(function, _scope),
            InstanceOf instance => Instance(instance),
            RangeLiteral range => Range(range),
            OpenRange range => Range(range.Operator, Evaluate(range.Operand)),
            RelationTest test => Range(test.Operator, Evaluate(test.Operand)),
            UnaryTestList tests => Test(tests),
            IHostNode host => host.EvaluateWith(this),
            _ => throw new ArgumentOutOfRangeException(nameof(node), node, "No evaluation for this node."),
        };

    private ImmutableArray<FeelValue> Each(ImmutableArray<FeelNode> nodes)
    {
        var values = new FeelValue[nodes.Length];
        for (var i = 0; i < nodes.Length; i++)
        {
            values[i] = Evaluate(nodes[i]);
        }

        return System.Runtime.InteropServices.ImmutableCollectionsMarshal.AsImmutableArray(values);
    }

    private FeelValue Local(string name)
    {
        if (Scope.Find(_scope, name) is { } found)
        {
            return found;
        }

        if (_names is not null)
        {
            return _names.TryValue(name) ?? FeelNull.MissingFact(name);
        }

        return Builtins.Find(name) is { } function ? new BuiltinFunction(function) : FeelNull.Because(FeelEvaluationWording.UnknownVariable(name));
    }

    private FeelValue Negate(Negation node) =>
        Evaluate(node.Operand).AsTemporal() switch
        {
            FeelNumber number => Numbers.Negate(number),
            FeelDayTimeDuration span => new FeelDayTimeDuration(-span.Nanoseconds),
            FeelYearMonthDuration months => new FeelYearMonthDuration(-months.Months),
            FeelNull unknown => unknown,
            _ => FeelNull.Because(FeelEvaluationWording.NegatedNotNumber),
        };

    private FeelValue Calculate(Arithmetic node)
    {
        var left = Evaluate(node.Left);
        var right = Evaluate(node.Right);
        var value =
            FeelNull.Among(left, right)
            ?? (
                (left, right) switch
                {
                    (FeelNumber l, FeelNumber r) => IsFacts ? Calculate(node.Operator, l.Value, r.Value) : Widely(node.Operator, l, r),
                    (FeelText l, FeelText r) when node.Operator == ArithmeticOperator.Add => l.Temporal is { } first
                    && r.Temporal is { } second
                    && TemporalArithmetic.Calculate(node.Operator, first, second) is { } sum
                        ? sum
                        : Joined(l, r),
                    _ => TemporalArithmetic.Calculate(node.Operator, left.AsTemporal(), right.AsTemporal())
                        ?? FeelNull.Because(FeelEvaluationWording.OperandTypesUnfit),
                }
            );
        _steps?.Arithmetic(node, left, right, value);
        return value;
    }

    private FeelText Joined(FeelText left, FeelText right)
    {
        Budget.Text((long)left.Value.Length + right.Value.Length);
        return new FeelText(left.Value + right.Value);
    }

    private static FeelValue Widely(ArithmeticOperator op, FeelNumber left, FeelNumber right) =>
        op switch
        {
            ArithmeticOperator.Add => Numbers.Add(left, right),
            ArithmeticOperator.Subtract => Numbers.Subtract(left, right),
            ArithmeticOperator.Multiply => Numbers.Multiply(left, right),
            ArithmeticOperator.Divide => Numbers.Divide(left, right),
            ArithmeticOperator.Power => Transcendental.Power(left, right),
            _ => throw new ArgumentOutOfRangeException(nameof(op), op, "No such arithmetic operator."),
        } ?? (FeelValue)FeelNull.Because(op == ArithmeticOperator.Divide && Numbers.Sign(right) == 0 ? FeelEvaluationWording.DivisionByZero : TooLarge);

    private static FeelValue Calculate(ArithmeticOperator op, decimal left, decimal right)
    {
        try
        {
            return op switch
            {
                ArithmeticOperator.Add => new FeelNumber(left + right),
                ArithmeticOperator.Subtract => new FeelNumber(left - right),
                ArithmeticOperator.Multiply => new FeelNumber(left * right),
                ArithmeticOperator.Divide => right == 0 ? FeelNull.Because(FeelEvaluationWording.DivisionByZero) : new FeelNumber(left / right),
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
        if (IsFacts && (node.Left is NullLiteral || node.Right is NullLiteral))
        {
            return AskedForNull(node.Operator, left is FeelNull && right is FeelNull);
        }

        return Compare(node.Operator, left, right);
    }

    /// <summary>"x = null" asks whether x is known, and is never unknown itself.</summary>
    private static FeelValue AskedForNull(RelationOperator op, bool bothNull) =>
        op switch
        {
            RelationOperator.Equal => new FeelBoolean(bothNull),
            RelationOperator.NotEqual => new FeelBoolean(!bothNull),
            _ => FeelNull.Plain,
        };

    private FeelValue Compare(RelationOperator op, FeelValue left, FeelValue right)
    {
        var isEquality = op is RelationOperator.Equal or RelationOperator.NotEqual;
        if ((IsFacts || !isEquality) && FeelNull.Among(left, right) is { } unknown)
        {
            return unknown;
        }

        if (isEquality)
        {
            return Ordering.AreEqual(left, right) is { } equal
                ? equal == (op == RelationOperator.Equal)
                    ? True
                    : False
                : FeelNull.Because(FeelEvaluationWording.TypesNotComparable);
        }

        return Ordering.Compare(left, right) is not { } order ? FeelNull.Because(FeelEvaluationWording.TypesNotOrdered)
            : op switch
            {
                RelationOperator.Less => order < 0,
                RelationOperator.LessOrEqual => order <= 0,
                RelationOperator.Greater => order > 0,
                RelationOperator.GreaterOrEqual => order >= 0,
                _ => throw new ArgumentOutOfRangeException(nameof(op), op, "No such relation."),
            }
                ? True
            : False;
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
        return truth == Truth.Unknown ? FeelNull.Among(left, right) ?? FeelNull.Plain
            : truth == Truth.True ? True
            : False;
    }

    /// <summary>A value that is neither true nor false counts as unknown.</summary>
    private static Truth TruthOf(FeelValue value) => value is FeelBoolean truth ? Truths.Of(truth.Value) : Truth.Unknown;

    private FeelValue WithinBounds(FeelValue value, FeelValue low, bool lowIncluded, FeelValue high, bool highIncluded) =>
        Joined(
            isAnd: true,
            Compare(lowIncluded ? RelationOperator.GreaterOrEqual : RelationOperator.Greater, value, low),
            Compare(highIncluded ? RelationOperator.LessOrEqual : RelationOperator.Less, value, high)
        );

    private FeelValue Choose(Choice node)
    {
        var condition = Evaluate(node.Condition);
        if (!StepRecorder.IsCondition(node.Condition))
        {
            _steps?.Condition(node.Condition, condition);
        }

        return condition switch
        {
            FeelBoolean truth => Evaluate(truth.Value ? node.Then : node.Else),
            FeelNull => IsFacts ? condition : Evaluate(node.Else),
            _ => FeelNull.Because(FeelEvaluationWording.ConditionNotTruth),
        };
    }
}
