using PolicyMarket.Rules.Feel.Syntax;
using PolicyMarket.Rules.Feel.Values;
using PolicyMarket.Rules.Outcomes;

namespace PolicyMarket.Rules.Feel.Evaluation;

/// <summary>Membership, ranges and unary tests.</summary>
internal sealed partial class Evaluator
{
    private FeelValue Member(Membership node)
    {
        var value = Evaluate(node.Value);
        FeelValue found = False;
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

    private FeelValue Passes(FeelValue value, FeelNode test, bool isUnary = false)
    {
        if (test is RangeLiteral range)
        {
            return WithinBounds(value, Evaluate(range.Low), range.LowIncluded, Evaluate(range.High), range.HighIncluded);
        }

        if (test is RelationTest relation)
        {
            return Compare(relation.Operator, value, Evaluate(relation.Operand));
        }

        var outer = _scope;
        _scope = new Scope(outer, "?", value);
        var wanted = Evaluate(test);
        _scope = outer;
        if (isUnary && wanted is FeelBoolean && DecidesAlone(value, test))
        {
            return wanted;
        }

        return IsFacts
            ? LooksAtInput(test)
                ? wanted
                : PassesFact(value, wanted)
            : test is LocalName { Name: "?" }
                ? True
                : Matches(value, wanted, test);
    }

    /// <summary>
    /// True where a unary test that came out true or false is itself the answer: its input is no truth that it could be compared with. A null input is compared
    /// with a plain truth, since it may be a truth that is not known.
    /// </summary>
    private bool DecidesAlone(FeelValue value, FeelNode test) =>
        value is not (FeelBoolean or FeelNull) || (value is FeelNull && !IsFacts && test is not (TruthLiteral or LocalName or NameReference or PathStep));

    private FeelValue PassesFact(FeelValue value, FeelValue wanted) =>
        wanted switch
        {
            FeelRange within => Within(value, within),
            FeelList list when value is not FeelList => list.Items.Aggregate(
                (FeelValue)False,
                (found, item) => Joined(isAnd: false, found, PassesFact(value, item))
            ),
            _ => Compare(RelationOperator.Equal, value, wanted),
        };

    /// <summary>A value against what a test came to: a range that holds it, a list with it, true of a test that looks at ?, or the same value.</summary>
    private FeelValue Matches(FeelValue value, FeelValue wanted, FeelNode? test)
    {
        switch (wanted)
        {
            case FeelRange range when value is not FeelRange:
                return Within(value, range);
            case FeelList list:
                return InList(value, list);
            case FeelBoolean or FeelNull when test is not null && value is not FeelBoolean && LooksAtInput(test):
                return wanted;
            case FeelBoolean when test is not null && LooksAtInput(test):
                return wanted;
            default:
                return Compare(RelationOperator.Equal, value, wanted);
        }
    }

    private FeelValue InList(FeelValue value, FeelList list)
    {
        Budget.Steps(list.Items.Length);
        foreach (var item in list.Items)
        {
            var passes =
                item is FeelRange range && value is not FeelRange ? Within(value, range)
                : item is FeelList inner && value is not FeelList ? InList(value, inner)
                : Compare(RelationOperator.Equal, value, item);
            if (passes is FeelBoolean { Value: true })
            {
                return True;
            }
        }

        return value is FeelList && Ordering.AreEqual(value, list) == true ? True : False;
    }

    /// <summary>Nothing is known of an interval one of whose ends is null; a comparison has one end only.</summary>
    internal FeelValue Within(FeelValue value, FeelRange range) =>
        range.Test is { } test
            ? Compare(test, value, range.Low ?? range.High ?? FeelNull.Plain)
            : WithinBounds(value, range.Low ?? FeelNull.Plain, range.LowIncluded, range.High ?? FeelNull.Plain, range.HighIncluded);

    private FeelValue Range(RangeLiteral node)
    {
        var low = Evaluate(node.Low);
        var high = Evaluate(node.High);
        if (FeelNull.Among(low, high) is { } unknown)
        {
            if (IsFacts || (low is FeelNull && high is FeelNull))
            {
                return unknown;
            }

            return low is FeelNull
                ? new FeelRange(null, LowIncluded: false, high, node.HighIncluded)
                : new FeelRange(low, node.LowIncluded, null, HighIncluded: false);
        }

        return Ordering.Compare(low, high) is { } order && order <= 0
            ? new FeelRange(low, node.LowIncluded, high, node.HighIncluded)
            : FeelNull.Because(FeelEvaluationWording.RangeBoundsInvalid);
    }

    private static FeelValue Range(RelationOperator op, FeelValue end) =>
        end is FeelNull
            ? end
            : op switch
            {
                RelationOperator.Equal => new FeelRange(end, LowIncluded: true, end, HighIncluded: true, op),
                RelationOperator.NotEqual => new FeelRange(end, LowIncluded: false, end, HighIncluded: false, op),
                RelationOperator.Less => new FeelRange(null, LowIncluded: false, end, HighIncluded: false, op),
                RelationOperator.LessOrEqual => new FeelRange(null, LowIncluded: false, end, HighIncluded: true, op),
                RelationOperator.Greater => new FeelRange(end, LowIncluded: false, null, HighIncluded: false, op),
                RelationOperator.GreaterOrEqual => new FeelRange(end, LowIncluded: true, null, HighIncluded: false, op),
                _ => throw new ArgumentOutOfRangeException(nameof(op), op, "No such comparison."),
            };

    private FeelValue Test(UnaryTestList node)
    {
        var value = Local("?");
        if (node.Tests.IsEmpty)
        {
            return True;
        }

        FeelValue found = False;
        foreach (var test in node.Tests)
        {
            found = Joined(isAnd: false, found, Passes(value, test, isUnary: true));
            if (TruthOf(found) == Truth.True)
            {
                break;
            }
        }

        return !node.IsNegated ? found
            : found is FeelBoolean truth
                ? truth.Value ? False
                    : True
            : found;
    }

    /// <summary>True where the value is surely one that the tests allow.</summary>
    internal bool Allows(UnaryTestList tests, FeelValue value)
    {
        var outer = _scope;
        _scope = new Scope(outer, "?", value);
        var passes = Test(tests);
        _scope = outer;
        return passes is FeelBoolean { Value: true };
    }

    private static bool LooksAtInput(FeelNode node) => Walk.Any(node, part => part is LocalName { Name: "?" });
}
