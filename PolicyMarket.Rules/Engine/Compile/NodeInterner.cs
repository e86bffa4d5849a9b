using PolicyMarket.Rules.Attributes;
using PolicyMarket.Rules.Conditions;
using PolicyMarket.Rules.Engine.Axes;
using PolicyMarket.Rules.Outcomes;

namespace PolicyMarket.Rules.Engine.Compile;

/// <summary>
/// Second reading: each condition becomes nodes in normal form, every distinct one once. What one attribute alone decides folds into one leaf.
/// </summary>
internal sealed class NodeInterner(AttributeCatalog catalog, AxisRegistry axes)
{
    private readonly AttributeCatalog catalog = catalog;
    private readonly Dictionary<(int Axis, ClassSet Holds, Truth Missing), PlanNode.Leaf> leaves = [];
    private readonly Dictionary<string, PlanNode.Group> groups = new(StringComparer.Ordinal);
    private readonly Dictionary<(Condition Condition, bool IsNegated), PlanNode.Residual> residuals = [];
    private readonly PlanNode.Constant[] constants = new PlanNode.Constant[3];
    private readonly Dictionary<Comparison, PlanNode> byLeaf = [];

    /// <summary>Parts before the groups that hold them.</summary>
    public List<PlanNode> All { get; } = [];

    /// <summary>Called for parts of an "all" that contradict the parts next to them, or that it implies: the leaf, and whether nothing is left.</summary>
    public Action<PlanNode.Leaf, bool>? Remark { get; set; }

    public PlanNode NodeOf(Condition condition, bool isNegated = false) => condition.Accept(new Nodes(this, isNegated));

    private PlanNode NodeOf(Comparison leaf, AttributeDefinition definition, bool isNegated)
    {
        var bare = leaf.Cite is null ? leaf : leaf with { Cite = null };
        if (!byLeaf.TryGetValue(bare, out var node))
        {
            byLeaf[bare] = node = Asked(bare, definition);
        }

        return isNegated ? Negated(node) : node;
    }

    private PlanNode Negated(PlanNode node) =>
        node switch
        {
            PlanNode.Leaf leaf => LeafOf(leaf.Axis, leaf.Holds.Complement(leaf.Axis.Classes), Truths.Not(leaf.Missing)),
            PlanNode.Group group => GroupOf(!group.IsAll, group.Parts.Select(Negated)),
            PlanNode.Constant constant => ConstantOf(Truths.Not(constant.Truth)),
            PlanNode.Residual residual => ResidualOf(residual.Condition, !residual.IsNegated),
            _ => throw new InvalidOperationException($"A node of the unknown kind {node.GetType().Name}."),
        };

    private PlanNode Asked(Comparison leaf, AttributeDefinition definition)
    {
        if (definition.Type == AttributeType.Set && leaf.Value is ListOperand members)
        {
            var any = GroupOf(
                isAll: false,
                members.Values.Select(member => LeafOf(axes.AxisOf(definition, ((TextFact)member).Value), MemberAxis.Held, Truth.Unknown))
            );
            return leaf.Op == ComparisonOperator.NotIn ? Negated(any) : any;
        }

        var axis = axes.AxisOf(definition);
        if (leaf.Op == ComparisonOperator.Exists)
        {
            return LeafOf(axis, ClassSet.Range(0, axis.Classes), Truth.False);
        }

        var holds = ClassesOf(leaf, axis);
        return LeafOf(axis, leaf.Op is ComparisonOperator.NotEqual or ComparisonOperator.NotIn ? holds.Complement(axis.Classes) : holds, Truth.Unknown);
    }

    /// <summary>For != and not_in the classes of what they deny.</summary>
    private static ClassSet ClassesOf(Comparison leaf, Axis axis) =>
        (axis, leaf.Value) switch
        {
            (_, ListOperand list) when leaf.Op != ComparisonOperator.Under => list.Values.Aggregate(
                ClassSet.Empty,
                (all, value) => all.Union(Equal(axis, value))
            ),
            (CodeAxis codes, ListOperand list) => codes.Under(list.Values.Select(value => ((TextFact)value).Value)),
            (CodeAxis codes, LiteralOperand { Value: TextFact text }) when leaf.Op == ComparisonOperator.Under => codes.Under([text.Value]),
            (NumberAxis numbers, RangeOperand { Low: LiteralOperand { Value: NumberFact low }, High: LiteralOperand { Value: NumberFact high } }) =>
                numbers.Between(new NumberCut(low.Value, false), new NumberCut(high.Value, true)),
            (DayAxis days, RangeOperand { Low: LiteralOperand { Value: DateFact low }, High: LiteralOperand { Value: DateFact high } }) => days.Between(
                low.Value.DayNumber,
                high.Value.DayNumber
            ),
            (_, LiteralOperand one) when leaf.Op is ComparisonOperator.Equal or ComparisonOperator.NotEqual => Equal(axis, one.Value),
            (NumberAxis numbers, LiteralOperand { Value: NumberFact number }) => Ordered(numbers, leaf.Op, number.Value),
            (DayAxis days, LiteralOperand { Value: DateFact date }) => Ordered(days, leaf.Op, date.Value.DayNumber),
            _ => throw new InvalidOperationException($"'{leaf}' has no classes."),
        };

    private static ClassSet Equal(Axis axis, FactValue value) =>
        (axis, value) switch
        {
            (NumberAxis numbers, NumberFact number) => numbers.Between(new NumberCut(number.Value, false), new NumberCut(number.Value, true)),
            (DayAxis days, DateFact date) => days.Between(date.Value.DayNumber, date.Value.DayNumber),
            (FlagAxis, BooleanFact flag) => FlagAxis.Of(flag.Value),
            (CodeAxis codes, TextFact text) => codes.Of([text.Value]),
            _ => throw new InvalidOperationException($"{value} is no value of the axis of {axis.Attribute}."),
        };

    private static ClassSet Ordered(NumberAxis axis, ComparisonOperator op, decimal number) =>
        op switch
        {
            ComparisonOperator.GreaterOrEqual => axis.Between(new NumberCut(number, false), null),
            ComparisonOperator.Greater => axis.Between(new NumberCut(number, true), null),
            ComparisonOperator.LessOrEqual => axis.Between(null, new NumberCut(number, true)),
            ComparisonOperator.Less => axis.Between(null, new NumberCut(number, false)),
            _ => throw new InvalidOperationException($"The operator {op} does not order."),
        };

    private static ClassSet Ordered(DayAxis axis, ComparisonOperator op, int day) =>
        op switch
        {
            ComparisonOperator.GreaterOrEqual => axis.Between(day, int.MaxValue - 1),
            ComparisonOperator.Greater => axis.Between(day + 1, int.MaxValue - 1),
            ComparisonOperator.LessOrEqual => axis.Between(int.MinValue, day),
            ComparisonOperator.Less => axis.Between(int.MinValue, day - 1),
            _ => throw new InvalidOperationException($"The operator {op} does not order."),
        };

    private PlanNode GroupOf(bool isAll, IEnumerable<PlanNode> parts)
    {
        var (deciding, neutral) = isAll ? (Truth.False, Truth.True) : (Truth.True, Truth.False);
        var kept = new SortedDictionary<int, PlanNode>();
        foreach (var part in Folded(isAll, parts))
        {
            if (part is not PlanNode.Constant constant)
            {
                kept[part.Id] = part;
            }
            else if (constant.Truth == deciding)
            {
                return constant;
            }
            else if (constant.Truth != neutral)
            {
                throw new InvalidOperationException("A constant is true or false.");
            }
        }

        return kept.Count switch
        {
            0 => ConstantOf(neutral),
            1 => kept.Values.First(),
            _ => Interned(isAll, [.. kept.Values]),
        };
    }

    /// <summary>The parts of the group and of those of its kind inside it; leaves of one axis have become one.</summary>
    private IEnumerable<PlanNode> Folded(bool isAll, IEnumerable<PlanNode> parts)
    {
        var byAxis = new Dictionary<int, PlanNode.Leaf>();
        var others = new List<PlanNode>();
        foreach (var part in parts.SelectMany(part => part is PlanNode.Group group && group.IsAll == isAll ? group.Parts : [part]))
        {
            if (part is PlanNode.Leaf leaf)
            {
                byAxis[leaf.Axis.Id] = byAxis.TryGetValue(leaf.Axis.Id, out var beside) ? Fold(isAll, beside, leaf) : leaf;
            }
            else
            {
                others.Add(part);
            }
        }

        return others.Concat(byAxis.Values.Select(Simplified));
    }

    private PlanNode.Leaf Fold(bool isAll, PlanNode.Leaf one, PlanNode.Leaf other)
    {
        var holds = isAll ? one.Holds.Intersect(other.Holds) : one.Holds.Union(other.Holds);
        var missing = isAll ? Truths.And(one.Missing, other.Missing) : Truths.Or(one.Missing, other.Missing);
        var folded = LeafOf(one.Axis, holds, missing);
        if (isAll && (holds.IsEmpty || folded == one || folded == other))
        {
            Remark?.Invoke(folded, holds.IsEmpty);
        }

        return folded;
    }

    /// <summary>A leaf that comes out the same for every value and for none is no question.</summary>
    private PlanNode Simplified(PlanNode.Leaf leaf) =>
        leaf.Missing == Truth.True && leaf.Holds.IsAll(leaf.Axis.Classes) ? ConstantOf(Truth.True)
        : leaf.Missing == Truth.False && leaf.Holds.IsEmpty ? ConstantOf(Truth.False)
        : leaf;

    private PlanNode.Group Interned(bool isAll, PlanNode[] parts)
    {
        var key = (isAll ? "&" : "|") + string.Join(',', parts.Select(part => part.Id));
        if (!groups.TryGetValue(key, out var group))
        {
            groups[key] = group = Added(new PlanNode.Group(isAll, parts) { Id = All.Count });
        }

        return group;
    }

    private PlanNode.Leaf LeafOf(Axis axis, ClassSet holds, Truth missing)
    {
        if (!leaves.TryGetValue((axis.Id, holds, missing), out var leaf))
        {
            leaves[(axis.Id, holds, missing)] = leaf = Added(new PlanNode.Leaf(axis, holds, missing) { Id = All.Count });
        }

        return leaf;
    }

    private PlanNode.Residual ResidualOf(Condition condition, bool isNegated)
    {
        if (!residuals.TryGetValue((condition, isNegated), out var residual))
        {
            residuals[(condition, isNegated)] = residual = Added(new PlanNode.Residual(condition, isNegated) { Id = All.Count });
        }

        return residual;
    }

    private PlanNode.Constant ConstantOf(Truth truth) => constants[(int)truth] ??= Added(new PlanNode.Constant(truth) { Id = All.Count });

    private T Added<T>(T node)
        where T : PlanNode
    {
        All.Add(node);
        return node;
    }

    /// <summary>The node of a condition, or of its negation.</summary>
    private sealed class Nodes(NodeInterner interner, bool isNegated) : ConditionTreeVisitor<PlanNode>
    {
        public override PlanNode VisitAll(AllOf all) => interner.GroupOf(!isNegated, all.Parts.Select(part => part.Accept(this)));

        public override PlanNode VisitAny(AnyOf any) => interner.GroupOf(isNegated, any.Parts.Select(part => part.Accept(this)));

        public override PlanNode VisitNot(Not not) => not.Part.Accept(new Nodes(interner, !isNegated));

        protected override PlanNode VisitLeaf(ConditionLeaf leaf) =>
            leaf.AsComparison is { } comparison
            && interner.catalog.TryGet(comparison.Attribute, out var definition)
            && AxisRegistry.HasClasses(comparison, definition)
                ? interner.NodeOf(comparison, definition, isNegated)
                : interner.ResidualOf(leaf, isNegated);
    }
}
