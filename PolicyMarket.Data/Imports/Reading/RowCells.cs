using PolicyMarket.Data.Diagnostics;
using PolicyMarket.Rules.Diagnostics;
using PolicyMarket.Rules.Values;

namespace PolicyMarket.Data.Imports.Reading;

/// <summary>Checks of a header and of a row's cells that all readers share.</summary>
internal static class RowCells
{
    /// <summary>The header without blanks around the names and without nameless columns at its end; refused when it is empty or too wide.</summary>
    public static Result<IReadOnlyList<string>> Header(IEnumerable<string?> cells, ImportLimits limits)
    {
        var header = cells.Select(cell => TextSigns.WithoutInvisible(cell ?? "").Trim()).ToList();
        while (header is [.., ""])
        {
            header.RemoveAt(header.Count - 1);
        }

        if (header.Count > limits.MaxColumns)
        {
            return Result.Fail<IReadOnlyList<string>>(TooManyColumns(header.Count, limits));
        }

        return header.Count > 0
            ? Result.Ok<IReadOnlyList<string>>(header)
            : Result.Fail<IReadOnlyList<string>>(new Diagnostic(DataDiagnostics.NoRows, TableReadingWording.HeaderMissing, TableReadingWording.FirstRow));
    }

    public static Diagnostic TooManyColumns(long count, ImportLimits limits) =>
        new(DataDiagnostics.TooManyColumns, TableReadingWording.TooManyColumns(count, limits.MaxColumns), TableReadingWording.FirstRow);

    public static TableRow TooManyRows(int number, ImportLimits limits) =>
        TableRow.Broken(number, DataDiagnostics.TooManyRows, TableReadingWording.TooManyRows(limits.MaxRows));

    public static TableFault? TooLong(int column, string? cell, ImportLimits limits) =>
        cell is null || cell.Length <= limits.MaxCellChars
            ? null
            : new TableFault(column, DataDiagnostics.CellTooLong, TableReadingWording.CellTooLong(cell.Length, limits.MaxCellChars));
}
