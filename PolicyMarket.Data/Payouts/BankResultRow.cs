namespace PolicyMarket.Data.Payouts;

/// <summary>One row of a bank result file, fit for its batch.</summary>
internal sealed record BankResultRow(Payout Payout, bool IsPaid, DateOnly On, string? Reference, string? Reason);
