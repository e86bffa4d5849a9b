namespace PolicyMarket.Data.Ledger.Books;

/// <summary>Balances rebuilt from the postings alone, and how they differ from what is kept.</summary>
/// <param name="Postings">Postings that were read.</param>
/// <param name="Funds">Funds with a posting.</param>
/// <param name="ClosedMonths">Closed months whose sealed trial balance was compared.</param>
/// <param name="DebitFen">All debits; equal to all credits when nothing differs.</param>
/// <param name="CreditFen">All credits.</param>
/// <param name="DifferenceCount">All differences, also those beyond the list.</param>
/// <param name="Differences">The first differences.</param>
public sealed record LedgerRebuilt(
    long Postings,
    int Funds,
    int ClosedMonths,
    long DebitFen,
    long CreditFen,
    int DifferenceCount,
    IReadOnlyList<LedgerDifference> Differences
);
