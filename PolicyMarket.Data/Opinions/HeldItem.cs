namespace PolicyMarket.Data.Opinions;

/// <summary>An item that is held now.</summary>
public sealed record HeldItem(long ItemId, string Title, long RunId, DateTime HeldAt);
