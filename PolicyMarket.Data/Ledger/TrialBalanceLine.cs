namespace PolicyMarket.Data.Ledger;

/// <summary>One account of one fund over a range of days, fen. Debits are what the account gained, credits what it gave.</summary>
public sealed record TrialBalanceLine(long FundId, LedgerAccount Account, long OpeningFen, long DebitFen, long CreditFen)
{
    public long ClosingFen => OpeningFen + DebitFen - CreditFen;
}
