namespace PolicyMarket.Data.Imports.Reading;

/// <summary>What the workbook parser does not tell of one sheet: error values and formulas without a result by row and column (from 1), and whether days count from 1904.</summary>
internal sealed record SheetFaults(IReadOnlyDictionary<(int Row, int Column), TableFault> Cells, bool CountsFrom1904);
