namespace PolicyMarket.Data.Opinions;

/// <summary>A difference with its firm; names are empty where no firm has the id, or the engine could not determine the item at all.</summary>
public sealed record DisputedFirm(OpinionDifference Difference, string Name, string CreditCode);
