using System.Collections.Immutable;
using PolicyMarket.Data.FactSheets;
using PolicyMarket.Rules.Attributes;
using PolicyMarket.Rules.Explain;
using PolicyMarket.Rules.Policies;

namespace PolicyMarket.Data.Records;

/// <summary>All that a receipt is made of.</summary>
public sealed record RecordedGrounds(
    DateOnly AsOf,
    long RunId,
    string CreditCode,
    string FirmName,
    PolicyRule Rule,
    int VersionNumber,
    string Period,
    Facts Facts,
    IReadOnlyDictionary<string, FactSource> Sources,
    Explanation Explanation
)
{
    /// <summary>Claims for earlier events of the period, whose sums are taken off.</summary>
    public ImmutableArray<EarlierEvent> Earlier { get; init; } = [];

    /// <summary>Sum to be paid in fen; null without a sum.</summary>
    public long? AmountFen => Explanation.Payable?.Fen - Earlier.Sum(one => one.AmountFen);
}
