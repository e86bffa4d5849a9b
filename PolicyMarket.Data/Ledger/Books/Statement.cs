namespace PolicyMarket.Data.Ledger.Books;

/// <summary>
/// 明细账: postings in the order in which they were made, with the balance before and after. The balances count the postings of the filter alone.
/// </summary>
/// <param name="Filter">What was asked for.</param>
/// <param name="OpeningFen">Balance before the first day.</param>
/// <param name="DebitFen">Gains of all its postings, also of those that are not among <paramref name="Lines"/>.</param>
/// <param name="CreditFen">Losses of all its postings.</param>
/// <param name="Count">All its postings.</param>
/// <param name="Lines">The postings that were asked for.</param>
public sealed record Statement(StatementFilter Filter, long OpeningFen, long DebitFen, long CreditFen, int Count, IReadOnlyList<StatementLine> Lines)
{
    public long ClosingFen => OpeningFen + DebitFen - CreditFen;
}
