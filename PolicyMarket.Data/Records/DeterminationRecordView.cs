using System.Collections.Immutable;
using PolicyMarket.Rules.Outcomes;

namespace PolicyMarket.Data.Records;

/// <summary>A receipt as pages show it. Amounts in fen where named so, else yuan.</summary>
public sealed record DeterminationRecordView(
    DateOnly AsOf,
    long RunId,
    string CreditCode,
    string FirmName,
    string ItemCode,
    int VersionNumber,
    string Fingerprint,
    string Title,
    string Department,
    string DocumentTitle,
    string? DocumentNumber,
    string Period,
    OutcomeKind Outcome,
    long? AmountFen,
    RecordedCondition Conditions,
    ImmutableArray<RecordedFact> Facts,
    RecordedAmount Amount
)
{
    /// <summary>Claims for earlier events of the period, whose sums are taken off.</summary>
    public ImmutableArray<EarlierEvent> Earlier { get; init; } = [];

    /// <summary>The territory that stands in front of the item's own conditions; null where none was put there.</summary>
    public string? Territory { get; init; }
}
