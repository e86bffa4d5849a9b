namespace PolicyMarket.Data.Authoring;

/// <summary>One tier as a workbook holds it: numbers as typed, an empty bound is no bound. Number: its row in the file; 0 when it comes from none.</summary>
public sealed record TierSheetRow(string Low, bool LowIncluded, string High, bool HighIncluded, string Value, string Cite, int Number = 0);
