namespace PolicyMarket.Data.Payouts;

/// <summary>An answer of the bank as a person types it. A payment needs a reference, a return a reason.</summary>
public sealed record TypedAnswer(long PayoutId, bool IsPaid, DateOnly On, string? Reference, string? Reason);
