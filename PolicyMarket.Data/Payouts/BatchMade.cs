namespace PolicyMarket.Data.Payouts;

/// <summary>The batch that was made, or found when the same payouts had been gathered before.</summary>
public sealed record BatchMade(long BatchId, string Number);
