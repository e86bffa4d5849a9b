namespace PolicyMarket.Data.FactSheets.Columns;

/// <summary>
/// A table, and what must be known to bring it up to date: the last batch in it, the highest firm that was there, its parameters, and what each kind of sheet
/// names.
/// </summary>
internal sealed record LoadedFirms(FirmTable Firms, long LastBatch, long LastFirm, string Parameters, SheetKinds Kinds);
