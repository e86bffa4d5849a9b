using PolicyMarket.Data.Diagnostics;
using PolicyMarket.Data.Records;
using PolicyMarket.Rules.Diagnostics;

namespace PolicyMarket.Data.Offers;

/// <summary>Verifies the receipt of an offer for whoever relies on it: officer, push and confirmation.</summary>
internal static class OfferDeterminationRecord
{
    public static bool IsIntact(Offer offer) => DeterminationRecordMaker.HashOf(offer.ReceiptJson) == offer.ReceiptHash;

    /// <summary>Null when every receipt has its hash; otherwise the refusal that names the first offer.</summary>
    public static Diagnostic? Demand(IEnumerable<Offer> offers, string verb) =>
        offers.FirstOrDefault(offer => !IsIntact(offer)) is { } damaged
            ? new Diagnostic(DataDiagnostics.RecordReceiptHash, OfferWording.RecordAltered(damaged.Firm?.Name, verb), $"Offers:{damaged.Id}")
            : null;
}
