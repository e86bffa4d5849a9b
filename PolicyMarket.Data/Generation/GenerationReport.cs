namespace PolicyMarket.Data.Generation;

/// <summary>Generated rows: firms and sheets written, items new or with a new version. WasThereBefore: the record held all of it already.</summary>
public sealed record GenerationReport(int Firms, int Sheets, int Items, bool WasThereBefore);
