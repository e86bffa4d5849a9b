using PolicyMarket.Data.Policies;

namespace PolicyMarket.Data.Offers;

/// <summary>An open offer of an earlier period that a run looks at. Why: it is withdrawn for this reason; null: its grounds are determined again.</summary>
internal sealed record EarlierOffer(OfferLine Line, PlannedItem? Item, string? Why);
