namespace PolicyMarket.Data.Offers.Doubts;

/// <summary>One reason to look at an offer more closely, in words with its figures: "参保人数：税务 86 人，人社 120 人".</summary>
public sealed record Doubt(long OfferId, DoubtKind Kind, string Words);
