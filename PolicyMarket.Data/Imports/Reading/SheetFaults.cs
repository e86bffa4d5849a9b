namespace PolicyMarket.Data.Imports.Reading;

/// <summary>
/// Properties of one sheet that the workbook parser does not report: error values and formulas without a result by row and column (from 1), and whether days
/// count from 1904.
/// </summary>
internal sealed record SheetFaults(IReadOnlyDictionary<(int Row, int Column), TableFault> Cells, bool CountsFrom1904);
