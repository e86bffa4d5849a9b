namespace PolicyMarket.Data.Ledger.Books;

/// <summary>One posting of an account statement, in fen. The key is what the natural key of the posting is made of: used once in each phase.</summary>
public sealed record StatementLine(
    long EntryId,
    DateTime At,
    string FundCode,
    string FundName,
    LedgerAccount Account,
    LedgerPhase Phase,
    long? ClaimId,
    string? ClaimNumber,
    string Author,
    string Key,
    long AmountFen,
    long BalanceFen
)
{
    public long DebitFen => Math.Max(0, AmountFen);

    public long CreditFen => Math.Max(0, -AmountFen);
}
