namespace PolicyMarket.Data.Ledger.Books;

/// <summary>One difference between the kept and the rebuilt books.</summary>
/// <param name="Where">Subject of the posting, fund or month.</param>
/// <param name="Sentence">The difference, in Chinese, without a full stop.</param>
public sealed record LedgerDifference(string Where, string Sentence);
