namespace PolicyMarket.Data.Ledger.Books;

/// <summary>Formats of an export.</summary>
public enum LedgerFormat
{
    Csv,
    Workbook,
}
