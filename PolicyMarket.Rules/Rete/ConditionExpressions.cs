using System.Linq.Expressions;
using PolicyMarket.Rules.Conditions;

namespace PolicyMarket.Rules.Rete;

/// <summary>
/// Writes a condition tree as two-valued expressions, one per <see cref="Side"/>. Negation swaps the sides, which is exact in Kleene's logic.
/// </summary>
internal sealed class ConditionExpressions
{
    /// <summary>The name of the pattern that the network binds to the parameter.</summary>
    public const string Firm = "firm";

    private readonly ParameterExpression _firm = Expression.Parameter(typeof(FirmFact), Firm);
    private readonly LeafExpressions _leaves;

    public ConditionExpressions(FactSlots slots) => _leaves = new LeafExpressions(slots, _firm);

    public Expression<Func<FirmFact, bool>> Of(Condition condition, Side side) =>
        Expression.Lambda<Func<FirmFact, bool>>(condition.Accept(new Tree(_leaves, side)), _firm);

    private sealed class Tree(LeafExpressions leaves, Side side) : IConditionVisitor<Expression>
    {
        public Expression VisitAll(AllOf all) => all.Parts.IsEmpty ? Expression.Constant(true) : Parts(all).Aggregate(Expression.AndAlso);

        public Expression VisitAny(AnyOf any) => any.Parts.IsEmpty ? Expression.Constant(false) : Parts(any).Aggregate(Expression.OrElse);

        public Expression VisitNot(Not not) => Expression.Not(not.Part.Accept(new Tree(leaves, side == Side.Certain ? Side.Possible : Side.Certain)));

        public Expression VisitComparison(Comparison leaf) => side == Side.Certain ? leaves.Holds(leaf) : Expression.Not(leaves.Fails(leaf));

        public Expression VisitFormula(FeelCondition leaf) => side == Side.Certain ? leaves.Holds(leaf) : Expression.Not(leaves.Fails(leaf));

        private IEnumerable<Expression> Parts(Condition group) => group.Children.Select(part => part.Accept(this));
    }
}
