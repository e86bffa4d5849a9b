namespace PolicyMarket.Data.Notices;

/// <summary>Counts of one round of sending.</summary>
public sealed record OutboxSent(int Sent, int Failed);
