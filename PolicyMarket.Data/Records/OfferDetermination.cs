using PolicyMarket.Rules.Explain;
using PolicyMarket.Rules.Outcomes;

namespace PolicyMarket.Data.Records;

/// <summary>Determination of an item for a firm on a date with its receipt, whatever the outcome.</summary>
internal sealed record OfferDetermination(Explanation Explanation, string ReceiptJson)
{
    /// <summary>Fen that the firm has claimed for earlier events of the period.</summary>
    public long EarlierFen { get; init; }

    /// <summary>The sum to pay in fen; null when the firm is not eligible, a fact is missing or nothing is left to pay.</summary>
    public long? PayableFen =>
        Explanation is { Outcome: OutcomeKind.Eligible, Payable: { } payable } && payable.Fen > EarlierFen ? payable.Fen - EarlierFen : null;
}
