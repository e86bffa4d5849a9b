namespace PolicyMarket.Data.Offers;

/// <summary>An eligible pair that may become an offer: apply-free, with a fund and a sum. IsFresh: decided again in this run.</summary>
internal readonly record struct OfferablePair(int Row, int Item, long Fen, bool IsFresh);
