namespace PolicyMarket.Data.Authoring.Publishing;

/// <summary>An offer that is taken back, or a claim that stays; State in words, Number of a claim only.</summary>
public sealed record WithdrawalLine(long SubjectId, string Firm, long AmountFen, string State, string? Number);
