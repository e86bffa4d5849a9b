namespace PolicyMarket.Data.Matching;

/// <summary>An apply-free match that may become an offer. IsFresh: decided anew in this run, so that its grounds may be others although the sum is the same.</summary>
internal sealed record OfferCandidate(PlannedItem Item, string Period, long AmountFen, bool IsFresh);
