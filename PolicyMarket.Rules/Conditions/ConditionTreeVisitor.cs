namespace PolicyMarket.Rules.Conditions;

/// <summary>Visitor for a place that treats all leaves alike: it lists the kinds that have parts and has one method for every leaf.</summary>
public abstract class ConditionTreeVisitor<T> : IConditionVisitor<T>
{
    public abstract T VisitAll(AllOf all);

    public abstract T VisitAny(AnyOf any);

    public abstract T VisitNot(Not not);

    public T VisitComparison(Comparison leaf) => VisitLeaf(leaf);

    public T VisitFormula(FeelCondition leaf) => VisitLeaf(leaf);

    protected abstract T VisitLeaf(ConditionLeaf leaf);
}
