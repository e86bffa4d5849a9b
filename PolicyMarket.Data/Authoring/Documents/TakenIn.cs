namespace PolicyMarket.Data.Authoring.Documents;

/// <summary>A document that is in the record. IsKnown: the same text was there already, taken in by this person at this time (UTC).</summary>
public sealed record TakenIn(long DocumentId, bool IsKnown, string PersonName, DateTime At);
