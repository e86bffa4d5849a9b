using PolicyMarket.Data.FactSheets;

namespace PolicyMarket.Data.Determinations;

/// <summary>
/// A damaged sheet with the firm that was left out for it and the file that it came with; names are empty where the row names none that exists.
/// </summary>
public sealed record LeftOutFirm(
    long SheetId,
    long FirmId,
    string Firm,
    string CreditCode,
    string Source,
    string Period,
    SheetDamageReason Reason,
    string Detail,
    long BatchId,
    string FileName
);
