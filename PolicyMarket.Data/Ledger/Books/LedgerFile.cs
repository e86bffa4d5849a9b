namespace PolicyMarket.Data.Ledger.Books;

/// <summary>An exported file.</summary>
public sealed record LedgerFile(string FileName, string ContentType, byte[] Content);
