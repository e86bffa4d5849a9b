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

    public Expression<Func<FirmFact, bool>> Of(Condition condition, Side side) => Expression.Lambda<Func<FirmFact, bool>>(Tree(condition, side), _firm);

    private Expression Tree(Condition condition, Side side) => condition switch
    {
        AllOf all => all.Parts.Length == 0 ? Expression.Constant(true) : all.Parts.Select(part => Tree(part, side)).Aggregate(Expression.AndAlso),
        AnyOf any => any.Parts.Length == 0 ? Expression.Constant(false) : any.Parts.Select(part => Tree(part, side)).Aggregate(Expression.OrElse),
        Not not => Expression.Not(Tree(not.Part, side == Side.Certain ? Side.Possible : Side.Certain)),
        Comparison leaf => side == Side.Certain ? _leaves.Holds(leaf) : Expression.Not(_leaves.Fails(leaf)),
        FeelCondition leaf => side == Side.Certain ? _leaves.Holds(leaf) : Expression.Not(_leaves.Fails(leaf)),
        _ => throw new InvalidOperationException($"A condition of the unknown kind {condition.GetType().Name}."),
    };
}
