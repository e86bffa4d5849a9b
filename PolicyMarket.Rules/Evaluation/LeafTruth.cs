using PolicyMarket.Rules.Attributes;
using PolicyMarket.Rules.Conditions;
using PolicyMarket.Rules.Outcomes;

namespace PolicyMarket.Rules.Evaluation;

/// <summary>The truth of a leaf on the facts of one firm, and the facts that it lacks.</summary>
internal static class LeafTruth
{
    public static Truth Of(Comparison leaf, Facts facts) => ComparisonTruth.Of(leaf, facts);

    public static Truth Of(FeelCondition leaf, Facts facts) =>
        leaf.Expression.Evaluate(name => facts[name]).Value is BooleanFact { Value: var holds } ? Truths.Of(holds) : Truth.Unknown;

    /// <summary>The names that the leaf needs and the facts lack; names may repeat.</summary>
    public static IEnumerable<string> Missing(Comparison leaf, Facts facts) => ComparisonTruth.Missing(leaf, facts);

    /// <summary>The same for an expression; none when it has no value for another reason, such as a division by zero.</summary>
    public static IEnumerable<string> Missing(FeelCondition leaf, Facts facts) => leaf.Expression.Evaluate(name => facts[name]).Missing;
}
