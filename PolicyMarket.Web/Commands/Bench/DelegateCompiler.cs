using System.Linq.Expressions;
using PolicyMarket.Rules.Attributes;
using PolicyMarket.Rules.Conditions;
using PolicyMarket.Rules.Engine.Columns;
using PolicyMarket.Rules.Explain;
using PolicyMarket.Rules.Outcomes;
using PolicyMarket.Rules.Policies;

namespace PolicyMarket.Web.Commands.Bench;

/// <summary>
/// One delegate an item: the condition tree as compiled C# over typed columns, in Kleene's three values (0 false, 1 unknown, 2 true), stopping where the result
/// stands.
/// </summary>
internal sealed class DelegateCompiler(DelegateColumns columns, AttributeCatalog catalog)
{
    private static readonly ParameterExpression Columns = Expression.Parameter(typeof(DelegateColumns), "columns");
    private static readonly ParameterExpression Row = Expression.Parameter(typeof(int), "row");
    private static readonly ConstantExpression False = Expression.Constant(0);
    private static readonly ConstantExpression Unknown = Expression.Constant(1);
    private static readonly ConstantExpression True = Expression.Constant(2);

    private readonly Explainer explainer = new(catalog);
    private readonly Dictionary<Comparison, bool[]> codeTests = [];

    public Func<DelegateColumns, int, int> Compile(PolicyRule rule) =>
        Expression.Lambda<Func<DelegateColumns, int, int>>(rule.Conditions.Accept(new Truth(this, rule)), Columns, Row).Compile();

    /// <summary>The least or the greatest of the parts; nothing is asked once the decisive value has come.</summary>
    private static Expression Group(IEnumerable<Expression> parts, ConstantExpression neutral, ConstantExpression decisive, string pick)
    {
        var (result, end) = (Expression.Variable(typeof(int)), Expression.Label(typeof(int)));
        var steps = new List<Expression> { Expression.Assign(result, neutral) };
        foreach (var part in parts)
        {
            steps.Add(Expression.Assign(result, Expression.Call(typeof(Math), pick, null, result, part)));
            steps.Add(Expression.IfThen(Expression.Equal(result, decisive), Expression.Return(end, decisive)));
        }

        steps.Add(Expression.Label(end, result));
        return Expression.Block([result], steps);
    }

    private ConditionalExpression WhenKnown(string attribute, Expression test)
    {
        var word = Expression.ArrayIndex(Column(nameof(DelegateColumns.Known), attribute), Expression.RightShift(Row, Expression.Constant(6)));
        var bit = Expression.And(Expression.RightShift(word, Expression.And(Row, Expression.Constant(63))), Expression.Constant(1UL));
        return Expression.Condition(Expression.Equal(bit, Expression.Constant(0UL)), Unknown, test);
    }

    /// <summary>Null where the leaf has no typed form; a leaf on "exists" has none either, since it asks what is known.</summary>
    private Expression? Test(Comparison leaf)
    {
        if (!columns.TryPlace(leaf.Attribute, out var place) || leaf.Op == ComparisonOperator.Exists)
        {
            return null;
        }

        var test =
            columns.Codes[place] is not null ? CodeTest(leaf)
            : columns.Sets[place] is not null ? SetTest(leaf)
            : NumberTest(leaf, place);
        return test is null ? null : Expression.Condition(test, True, False);
    }

    private Expression? CodeTest(Comparison leaf)
    {
        if (leaf.Value is not (LiteralOperand or ListOperand))
        {
            return null;
        }

        if (!codeTests.TryGetValue(leaf, out var holds))
        {
            // Which codes meet the leaf is decided once per code, by the reference.
            var alone = BareRule.Of(leaf);
            codeTests[leaf] = holds = [
                .. columns
                    .CodesOf(leaf.Attribute)
                    .Select(code => explainer.Decide(alone, Facts.Empty.With(leaf.Attribute, new TextFact(code))).Outcome == OutcomeKind.Eligible),
            ];
        }

        var code = Expression.ArrayIndex(Column(nameof(DelegateColumns.Codes), leaf.Attribute), Row);
        var few = holds.Index().Where(one => one.Item).Select(one => one.Index).ToList();
        return few.Count <= 3
            ? few.Aggregate((Expression)Expression.Constant(false), (any, one) => Expression.OrElse(any, Expression.Equal(code, Expression.Constant(one))))
            : Expression.ArrayIndex(Expression.Constant(holds), code);
    }

    /// <summary>Sets with members that no table holds are left to the reference.</summary>
    private MethodCallExpression? SetTest(Comparison leaf)
    {
        if (
            leaf.Value is not ListOperand list
            || leaf.Op is not (ComparisonOperator.In or ComparisonOperator.NotIn)
            || (columns.TryPlace(leaf.Attribute, out var sets) && columns.Sets[sets].Any(set => set is { IsPartial: true }))
        )
        {
            return null;
        }

        var wanted = list.Values.OfType<TextFact>().Select(text => text.Value).ToHashSet(StringComparer.Ordinal);
        Func<DelegateColumns, int, bool> meets = (data, row) =>
            data.TryPlace(leaf.Attribute, out var place)
            && data.Sets[place][row] is { } set
            && set.Values.Any(wanted.Contains) == (leaf.Op == ComparisonOperator.In);
        return Expression.Call(Expression.Constant(meets), nameof(meets.Invoke), null, Columns, Row);
    }

    private Expression? NumberTest(Comparison leaf, int place) =>
        (columns.Scales[place] == byte.MaxValue ? null : UnitsTest(leaf, place)) ?? (columns.TryDecimals(place) ? DecimalTest(leaf) : null);

    private BinaryExpression? DecimalTest(Comparison leaf)
    {
        var value = Expression.ArrayIndex(Column(nameof(DelegateColumns.Decimals), leaf.Attribute), Row);
        return leaf.Value switch
        {
            LiteralOperand { Value: NumberFact number } => Relation(leaf.Op, value, Expression.Constant(number.Value)),
            RangeOperand { Low: LiteralOperand { Value: NumberFact low }, High: LiteralOperand { Value: NumberFact high } } => Expression.AndAlso(
                Expression.GreaterThanOrEqual(value, Expression.Constant(low.Value)),
                Expression.LessThanOrEqual(value, Expression.Constant(high.Value))
            ),
            _ => null,
        };
    }

    private BinaryExpression? UnitsTest(Comparison leaf, int place)
    {
        var value = Expression.ArrayIndex(Column(nameof(DelegateColumns.Numbers), leaf.Attribute), Row);
        return leaf.Value switch
        {
            LiteralOperand literal when Units(literal.Value, place) is { } units => Relation(leaf.Op, value, units),
            RangeOperand { Low: LiteralOperand low, High: LiteralOperand high }
                when Units(low.Value, place) is { } from && Units(high.Value, place) is { } to => Expression.AndAlso(
                Expression.GreaterThanOrEqual(value, from),
                Expression.LessThanOrEqual(value, to)
            ),
            _ => null,
        };
    }

    private static BinaryExpression? Relation(ComparisonOperator op, Expression value, Expression units) =>
        op switch
        {
            ComparisonOperator.GreaterOrEqual => Expression.GreaterThanOrEqual(value, units),
            ComparisonOperator.Greater => Expression.GreaterThan(value, units),
            ComparisonOperator.LessOrEqual => Expression.LessThanOrEqual(value, units),
            ComparisonOperator.Less => Expression.LessThan(value, units),
            ComparisonOperator.Equal => Expression.Equal(value, units),
            ComparisonOperator.NotEqual => Expression.NotEqual(value, units),
            _ => null,
        };

    private ConstantExpression? Units(FactValue value, int place) =>
        value switch
        {
            NumberFact number => DelegateColumns.TryScale(number.Value, columns.Scales[place], out var units) ? Expression.Constant(units) : null,
            DateFact date => Expression.Constant((long)date.Value.DayNumber),
            BooleanFact yes => Expression.Constant(yes.Value ? 1L : 0L),
            _ => null,
        };

    private IndexExpression Column(string kind, string attribute)
    {
        _ = columns.TryPlace(attribute, out var place);
        return Expression.ArrayAccess(Expression.Property(Columns, kind), Expression.Constant(place));
    }

    /// <summary>Conditions without a typed form are evaluated by the reference, row by row.</summary>
    private MethodCallExpression AsExplained(Condition condition, PolicyRule rule)
    {
        var alone = rule with { Conditions = condition, Amount = null, AmountText = null, Cap = null };
        var names = ConditionAttributes.In(condition).Distinct(StringComparer.Ordinal).ToList();
        // A view of a measure needs the measure itself.
        var needsAll = names.Exists(name => name.Contains('@', StringComparison.Ordinal));
        names.RemoveAll(name => !columns.TryPlace(name, out _));
        Func<DelegateColumns, int, int> ask = (data, row) =>
            explainer.Decide(alone, needsAll ? data.Table.FactsOf(row) : FactsOf(data.Table, row, names)).Outcome switch
            {
                OutcomeKind.Eligible => 2,
                OutcomeKind.Unknown => 1,
                _ => 0,
            };
        return Expression.Call(Expression.Constant(ask), nameof(ask.Invoke), null, Columns, Row);
    }

    private static Facts FactsOf(FactTable table, int row, List<string> names)
    {
        var known = new List<KeyValuePair<string, FactValue>>(names.Count);
        foreach (var name in names)
        {
            if (table.Get(row, name) is { } value)
            {
                known.Add(new(name, value));
            }
        }

        return Facts.From(known);
    }

    private sealed class Truth(DelegateCompiler compiler, PolicyRule rule) : ConditionTreeVisitor<Expression>
    {
        public override Expression VisitAll(AllOf all) => Group(Parts(all), True, False, nameof(Math.Min));

        public override Expression VisitAny(AnyOf any) => Group(Parts(any), False, True, nameof(Math.Max));

        public override Expression VisitNot(Not not) => Expression.Subtract(Expression.Constant(2), not.Part.Accept(this));

        protected override Expression VisitLeaf(ConditionLeaf leaf) =>
            leaf.AsComparison is { } comparison && compiler.Test(comparison) is { } test
                ? compiler.WhenKnown(comparison.Attribute, test)
                : compiler.AsExplained(leaf, rule);

        private IEnumerable<Expression> Parts(Condition group) => group.Children.Select(part => part.Accept(this));
    }
}
