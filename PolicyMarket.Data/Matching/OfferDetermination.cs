using PolicyMarket.Rules.Explain;
using PolicyMarket.Rules.Outcomes;

namespace PolicyMarket.Data.Matching;

/// <summary>What an item gives a firm on a date, with the receipt of it, whatever the outcome.</summary>
internal sealed record OfferDetermination(Explanation Explanation, string ReceiptJson)
{
    /// <summary>The sum to pay in fen; null when the firm is not eligible, a fact is missing or the sum is zero.</summary>
    public long? PayableFen => Explanation is { Outcome: OutcomeKind.Eligible, Payable: { Fen: > 0 and var fen } } ? fen : null;
}
