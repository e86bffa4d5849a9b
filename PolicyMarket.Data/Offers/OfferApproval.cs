using PolicyMarket.Data.Opinions;
using PolicyMarket.Data.Policies;
using PolicyMarket.Data.Store;
using PolicyMarket.Data.Workflows;
using PolicyMarket.Rules.Diagnostics;

namespace PolicyMarket.Data.Offers;

/// <summary>Demands on offers that are approved, by one officer or in a bulk: an award, not held, with an intact receipt and within its time.</summary>
public sealed class OfferApproval(OfferTerms terms, HeldItems heldItems, BusinessClock clock)
{
    /// <summary>Null when all can be approved; otherwise the first refusal.</summary>
    internal async Task<Diagnostic?> DemandAsync(PolicyMarketDb db, IReadOnlyCollection<Offer> offers, CancellationToken ct) =>
        offers.Select(o => PaidOut.Demand(o.ItemVersion)).FirstOrDefault(why => why is not null)
        ?? OfferDeterminationRecord.Demand(offers, OfferWording.Approve)
        ?? await OfferSelection.DemandOpenAsync(db, terms, offers, clock.Today, OfferWording.Approve, ct)
        ?? await heldItems.DemandFreeAsync(db, [.. offers.Select(o => o.ItemId).Distinct()], OfferWording.Approve, ct);
}
