using System.Collections.Immutable;
using PolicyMarket.Rules.Outcomes;
using PolicyMarket.Rules.Values;

namespace PolicyMarket.Rules.Explain;

/// <summary>Why one firm gets what it gets of one item. Missing names what would decide; Failed holds the leaves that refuse.</summary>
public sealed record Explanation(
    OutcomeKind Outcome,
    decimal? PayableYuan,
    AmountKind AmountKind,
    ImmutableArray<string> Missing,
    ImmutableArray<ConditionTrace> Failed,
    ConditionTrace Trace,
    AmountTrace Amount
)
{
    /// <summary>Null unless the pair is eligible.</summary>
    public AmountState? AmountState { get; init; }

    /// <summary>Null exactly when PayableYuan is.</summary>
    public Money? Payable => PayableYuan is { } yuan ? Money.FromYuan(yuan) : null;
}
