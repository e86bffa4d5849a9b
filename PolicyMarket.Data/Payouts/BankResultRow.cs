namespace PolicyMarket.Data.Payouts;

/// <summary>One answer of the bank on one payout, fit for its batch. Difference: in words, when the actual payee is not the one of the instruction.</summary>
internal sealed record BankResultRow(Payout Payout, bool IsPaid, DateOnly On, string? Reference, string? Reason, string? Difference = null);
