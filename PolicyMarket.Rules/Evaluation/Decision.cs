using System.Collections.Immutable;
using PolicyMarket.Rules.Conditions;
using PolicyMarket.Rules.Outcomes;

namespace PolicyMarket.Rules.Evaluation;

/// <summary>The result without its words; Failed holds leaves, or Not a leaf where one that is met refuses.</summary>
public sealed record Decision(OutcomeKind Outcome, decimal? PayableYuan, ImmutableArray<string> Missing, ImmutableArray<Condition> Failed)
{
    /// <summary>Null unless the pair is eligible.</summary>
    public AmountState? AmountState { get; init; }
}
