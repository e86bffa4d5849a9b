namespace PolicyMarket.Data.Offers.Doubts;

/// <summary>Key and figures of an offer that is looked at. Revision rises with every change of the offer.</summary>
public sealed record DoubtedOffer(long Id, long FirmId, long ItemId, long ItemVersionId, string Period, long AmountFen, int Revision);
