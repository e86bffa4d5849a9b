namespace PolicyMarket.Web.Ui;

/// <summary>Where a sheet that cannot be read came from: whose it is, and with which file it was taken in last.</summary>
public sealed record DamagedSheetOrigin(
    long SheetId,
    string Firm,
    string CreditCode,
    string Source,
    string Period,
    long BatchId,
    string FileName,
    DateTime? ImportedAt
);
