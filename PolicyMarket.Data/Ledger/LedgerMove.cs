namespace PolicyMarket.Data.Ledger;

/// <summary>A sum on its way: fen of one fund, for one payout or (null) for the fund itself. The subject is used once in each phase.</summary>
public sealed record LedgerMove(long FundId, long? PayoutId, string Subject, long AmountFen);
