using PolicyMarket.Rules.Attributes;
using PolicyMarket.Rules.Conditions;
using PolicyMarket.Rules.Engine.Axes;
using PolicyMarket.Rules.Engine.Columns;
using PolicyMarket.Rules.Engine.Compile;
using PolicyMarket.Rules.Engine.Encode;
using PolicyMarket.Rules.Evaluation;
using PolicyMarket.Rules.Explain;
using PolicyMarket.Rules.Feel.Syntax;
using PolicyMarket.Rules.Feel.Values;
using PolicyMarket.Rules.Outcomes;

namespace PolicyMarket.Rules.Engine.Rows;

/// <summary>
/// Makes the tests of single rows, by their position, for a table: classes where there are some, numbers and days directly, all else as the Explainer decides
/// it.
/// </summary>
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

    private RowTest Make(PlanNode node) =>
        node switch
        {
            PlanNode.Leaf leaf => new ClassTest(table.Axes[leaf.Axis.Id], leaf),
            PlanNode.Group group => new GroupTest(group.IsAll, Array.ConvertAll(group.Parts, Of)),
            PlanNode.Constant constant => new RowQuestion.Constant(constant.Truth),
            PlanNode.Residual residual when table.Codes.Order.IsGiven => Make(residual, table.Table),
            PlanNode.Residual residual => new PlacedTest(table.Codes.Order, Make(residual, table.Table)),
            _ => throw new InvalidOperationException($"A node of the unknown kind {node.GetType().Name}."),
        };

    private static RowTest Make(PlanNode.Residual residual, FactTable facts)
    {
        if (
            residual.Condition.AsComparison is { Value: AttributeOperand other } leaf
            && RelationOf(leaf.Op) is { } relation
            && facts.Column(leaf.Attribute) is NumberColumn left
            && facts.Column(other.Name) is NumberColumn right
        )
        {
            var test = new RowQuestion.Relation(relation, new RowNumber.Fact(left), new RowNumber.Fact(right));
            return residual.IsNegated ? new RowQuestion.Not(test) : test;
        }

        return new ReferenceTest(residual.Condition, facts, residual.IsNegated);
    }

    private static RelationOperator? RelationOf(ComparisonOperator op) =>
        op switch
        {
            ComparisonOperator.GreaterOrEqual => RelationOperator.GreaterOrEqual,
            ComparisonOperator.Greater => RelationOperator.Greater,
            ComparisonOperator.LessOrEqual => RelationOperator.LessOrEqual,
            ComparisonOperator.Less => RelationOperator.Less,
            ComparisonOperator.Equal => RelationOperator.Equal,
            ComparisonOperator.NotEqual => RelationOperator.NotEqual,
            _ => null,
        };

    private sealed class ClassTest(EncodedAxis axis, PlanNode.Leaf leaf) : RowTest
    {
        public override Truth Of(int row)
        {
            var one = axis.ClassOf(row);
            return one < 0 ? leaf.Missing : Truths.Of(leaf.Holds.Contains(one));
        }
    }

    /// <summary>Facts stand by row.</summary>
    private sealed class PlacedTest(RowOrder order, RowTest test) : RowTest
    {
        public override Truth Of(int row) => test.Of(order.RowAt(row));
    }

    private sealed class GroupTest(bool isAll, RowTest[] parts) : RowTest
    {
        public override Truth Of(int row) => isAll ? All(parts, row) : Any(parts, row);
    }

    /// <summary>The Explainer's own truth on the facts that the condition names.</summary>
    private sealed class ReferenceTest(Condition condition, FactTable facts, bool isNegated) : RowTest
    {
        private readonly string[] names = [.. ConditionAttributes.In(condition).Distinct(StringComparer.Ordinal)];

        public override Truth Of(int row)
        {
            var known = Facts.From(from name in names let value = facts.Get(row, name) where value is not null select KeyValuePair.Create(name, value));
            var truth = ConditionTruth.Of(condition, known);
            return isNegated ? Truths.Not(truth) : truth;
        }
    }
}
