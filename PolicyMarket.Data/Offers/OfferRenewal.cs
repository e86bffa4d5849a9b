namespace PolicyMarket.Data.Offers;

/// <summary>New values of a renewed offer.</summary>
internal sealed record OfferRenewal(long RunId, DateOnly BusinessDate, long AmountFen, string ReceiptJson, bool NeedsCheck, DateOnly LastDay);
