namespace PolicyMarket.Data.Offers;

/// <summary>What an offer is renewed with.</summary>
internal sealed record OfferRenewal(long RunId, DateOnly BusinessDate, long AmountFen, string ReceiptJson, bool NeedsCheck, DateOnly LastDay);
