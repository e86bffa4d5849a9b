using PolicyMarket.Data.FactSheets.Live;
using PolicyMarket.Rules.Evaluation;
using PolicyMarket.Rules.Policies;

namespace PolicyMarket.Data.Authoring.Gate;

/// <summary>Everything that a check reads before it computes. Rules are those of the texts, without the territory in front.</summary>
internal sealed record GateInput(
    DraftSubmission Submission,
    PolicyRule Rule,
    PolicyRule? Before,
    int? BaseNumber,
    long? ItemId,
    DateOnly? ConfirmedUntil,
    long? FundId,
    AwardIndex Awards,
    IReadOnlySet<long> Had,
    LiveTable Table,
    GateCases Cases,
    string Stamp
);
