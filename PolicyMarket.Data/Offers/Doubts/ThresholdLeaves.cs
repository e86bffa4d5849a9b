using PolicyMarket.Rules.Conditions;

namespace PolicyMarket.Data.Offers.Doubts;

/// <summary>The comparisons of a tree that a firm can pass narrowly; what stands under a negation decides the other way round and is left out.</summary>
internal sealed class ThresholdLeaves : ConditionTreeVisitor<IEnumerable<Comparison>>
{
    public override IEnumerable<Comparison> VisitAll(AllOf all) => Below(all);

    public override IEnumerable<Comparison> VisitAny(AnyOf any) => Below(any);

    public override IEnumerable<Comparison> VisitNot(Not not) => [];

    protected override IEnumerable<Comparison> VisitLeaf(ConditionLeaf leaf) =>
        leaf.AsComparison
            is { Op: ComparisonOperator.GreaterOrEqual or ComparisonOperator.Greater or ComparisonOperator.LessOrEqual or ComparisonOperator.Less } one
            ? [one]
            : [];

    private IEnumerable<Comparison> Below(Condition node) => node.Children.SelectMany(part => part.Accept(this));
}
