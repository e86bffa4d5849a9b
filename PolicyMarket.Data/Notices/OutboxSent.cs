namespace PolicyMarket.Data.Notices;

/// <summary>What one round of sending did.</summary>
public sealed record OutboxSent(int Sent, int Failed);
