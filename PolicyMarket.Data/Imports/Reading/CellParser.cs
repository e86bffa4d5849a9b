using System.Diagnostics.CodeAnalysis;
using PolicyMarket.Data.Diagnostics;
using PolicyMarket.Data.Files;
using PolicyMarket.Rules.Attributes;
using PolicyMarket.Rules.Diagnostics;

namespace PolicyMarket.Data.Imports.Reading;

/// <summary>One cell to one fact; text that a spreadsheet would run is refused before anything looks at it.</summary>
internal static class CellParser
{
    /// <summary>
    /// False with a null reason: the cell is empty, the fact is not known. AsOf: the day of which the file speaks. Note: a code was translated.
    /// </summary>
    public static bool TryParse(
        string? cell, AttributeDefinition attribute, DateOnly? asOf, [NotNullWhen(true)] out FactValue? value, out Diagnostic? why, out string? note)
    {
        value = null;
        why = null;
        note = null;
        if (string.IsNullOrWhiteSpace(cell))
        {
            return false;
        }

        why = Formula(cell);
        return why is null && FactText.TryRead(cell, attribute, asOf, out value, out why, out note);
    }

    public static Diagnostic? Formula(string? cell)
    {
        if (cell is null || !CsvCell.IsFormula(cell))
        {
            return null;
        }

        var shown = cell.Length <= 40 ? cell : cell[..40] + "…";
        return new Diagnostic(DataDiagnostics.CellHoldsFormula, $"单元格里是公式（{shown}），不能导入。请复制后“选择性粘贴 → 数值”，只留结果。");
    }
}
