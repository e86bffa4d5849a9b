namespace PolicyMarket.Data.Authoring;

/// <summary>A part that two persons changed at the same time: who was first, and when (UTC).</summary>
public sealed record DraftClash(DraftSection Section, string PersonName, DateTime At);
