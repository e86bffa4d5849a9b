using PolicyMarket.Data.Diagnostics;
using PolicyMarket.Data.Files;
using PolicyMarket.Rules.Attributes;
using PolicyMarket.Rules.Diagnostics;

namespace PolicyMarket.Data.Imports.Reading;

/// <summary>One cell to one fact; text that a spreadsheet would run is refused before anything looks at it.</summary>
internal static class CellParser
{
    /// <summary>The fact of a cell; null when the cell is empty: the fact is not known. AsOf: the day of which the file speaks.</summary>
    public static Result<CellFact>? Parse(string? cell, AttributeDefinition attribute, DateOnly? asOf) =>
        string.IsNullOrWhiteSpace(cell) ? null
        : Formula(cell) is { } formula ? Result.Fail<CellFact>(formula)
        : FactText.Parse(cell, attribute, asOf);

    public static Diagnostic? Formula(string? cell)
    {
        if (cell is null || !CsvCell.IsFormula(cell))
        {
            return null;
        }

        var shown = cell.Length <= 40 ? cell : cell[..40] + "…";
        return new Diagnostic(DataDiagnostics.CellHoldsFormula, TableReadingWording.CellHoldsFormula(shown));
    }
}
