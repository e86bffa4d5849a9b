using PolicyMarket.Rules.Attributes;
using PolicyMarket.Rules.Conditions;
using PolicyMarket.Rules.Explain;
using PolicyMarket.Rules.Outcomes;

namespace PolicyMarket.Rules.Plan;

/// <summary>Makes the tests of single rows for a table: classes where there are some, numbers and days directly, all else as the Explainer decides it.</summary>
internal sealed class RowTests(EncodedTable table)
{
    private readonly Dictionary<int, RowTest> byNode = [];

    public RowTest Of(PlanNode node)
    {
        if (!byNode.TryGetValue(node.Id, out var test))
        {
            byNode[node.Id] = test = Make(node);
        }

        return test;
    }

    private RowTest Make(PlanNode node) => node switch
    {
        PlanNode.Leaf leaf => new ClassTest(table.Axes[leaf.Axis.Id], leaf),
        PlanNode.Group group => new GroupTest(group.IsAll, Array.ConvertAll(group.Parts, Of)),
        PlanNode.Constant constant => new ConstantTest(constant.Truth),
        PlanNode.Residual residual => Make(residual, table.Table),
        _ => throw new InvalidOperationException($"A node of the unknown kind {node.GetType().Name}."),
    };

    private static RowTest Make(PlanNode.Residual residual, FactTable facts)
    {
        if (residual.Condition is Comparison { Value: AttributeOperand other } leaf && PairTest.CanOrder(leaf.Op))
        {
            if (facts.Column(leaf.Attribute) is NumberColumn left && facts.Column(other.Name) is NumberColumn right)
            {
                return new PairTest(leaf.Op, left, right, residual.IsNegated);
            }
        }

        return new ReferenceTest(residual.Condition, facts, residual.IsNegated);
    }

    private sealed class ClassTest(EncodedAxis axis, PlanNode.Leaf leaf) : RowTest
    {
        public override Truth Of(int row)
        {
            var one = axis.ClassOf(row);
            return one < 0 ? leaf.Missing : Truths.Of(leaf.Holds.Contains(one));
        }
    }

    private sealed class GroupTest(bool isAll, RowTest[] parts) : RowTest
    {
        public override Truth Of(int row) => isAll ? All(parts, row) : Any(parts, row);
    }

    private sealed class ConstantTest(Truth truth) : RowTest
    {
        public override Truth Of(int row) => truth;
    }

    /// <summary>A number against a number of the same firm.</summary>
    private sealed class PairTest(ComparisonOperator op, NumberColumn left, NumberColumn right, bool isNegated) : RowTest
    {
        public static bool CanOrder(ComparisonOperator op) => op is ComparisonOperator.GreaterOrEqual or ComparisonOperator.Greater
            or ComparisonOperator.LessOrEqual or ComparisonOperator.Less or ComparisonOperator.Equal or ComparisonOperator.NotEqual;

        public override Truth Of(int row)
        {
            if (!left.TryGet(row, out var one) || !right.TryGet(row, out var other))
            {
                return Truth.Unknown;
            }

            var order = one.CompareTo(other);
            return Truths.Of(isNegated != op switch
            {
                ComparisonOperator.GreaterOrEqual => order >= 0,
                ComparisonOperator.Greater => order > 0,
                ComparisonOperator.LessOrEqual => order <= 0,
                ComparisonOperator.Less => order < 0,
                ComparisonOperator.Equal => order == 0,
                ComparisonOperator.NotEqual => order != 0,
                _ => throw new InvalidOperationException($"The operator {op} does not order."),
            });
        }
    }

    /// <summary>The Explainer's own truth on the facts that the condition names.</summary>
    private sealed class ReferenceTest(Condition condition, FactTable facts, bool isNegated) : RowTest
    {
        private readonly string[] names = [.. ConditionAttributes.In(condition).Distinct(StringComparer.Ordinal)];

        public override Truth Of(int row)
        {
            var known = Facts.From(
                from name in names
                let value = facts.Get(row, name)
                where value is not null
                select KeyValuePair.Create(name, value));
            var truth = ConditionTruth.Of(condition, known);
            return isNegated ? Truths.Not(truth) : truth;
        }
    }
}
