using System.Collections.Immutable;
using PolicyMarket.Rules.Attributes;
using PolicyMarket.Rules.Conditions;
using PolicyMarket.Rules.Outcomes;

namespace PolicyMarket.Rules.Evaluation;

/// <summary>The truth of a leaf of any kind on the facts of one firm.</summary>
internal static class LeafTruth
{
    public static bool IsLeaf(Condition condition) => condition is Comparison or FeelCondition;

    public static Truth Of(Condition leaf, Facts facts) => leaf switch
    {
        Comparison comparison => ComparisonTruth.Of(comparison, facts),
        FeelCondition feel => feel.Expression.Evaluate(name => facts[name]).Value is BooleanFact { Value: var holds } ? Truths.Of(holds) : Truth.Unknown,
        _ => throw new InvalidOperationException($"{leaf.GetType().Name} is no leaf."),
    };

    /// <summary>
    /// The names that the leaf needs and the facts lack, each once; none when an expression has no value for another reason, such as a division by zero.
    /// </summary>
    public static ImmutableArray<string> Missing(Condition leaf, Facts facts) => leaf switch
    {
        Comparison comparison => [.. ComparisonTruth.Missing(comparison, facts)],
        FeelCondition feel => [.. feel.Expression.Evaluate(name => facts[name]).Missing.Distinct(StringComparer.Ordinal)],
        _ => throw new InvalidOperationException($"{leaf.GetType().Name} is no leaf."),
    };
}
