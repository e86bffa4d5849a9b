namespace PolicyMarket.Rules.Conditions;

/// <summary>
/// The list of all kinds of conditions, one method per kind. A new kind adds a method here; each place that depends on the kind implements the interface and
/// does not compile until it treats the new kind. T is the result of a place; ValueTuple where a place has none.
/// </summary>
public interface IConditionVisitor<out T>
{
    T VisitAll(AllOf all);

    T VisitAny(AnyOf any);

    T VisitNot(Not not);

    T VisitComparison(Comparison leaf);

    T VisitFormula(FeelCondition leaf);
}
