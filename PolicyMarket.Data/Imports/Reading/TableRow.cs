namespace PolicyMarket.Data.Imports.Reading;

/// <summary>One data row as text, cells in header order. Number counts as spreadsheets do: the header of a plain table is row 1. Null: an empty cell.</summary>
public sealed record TableRow(int Number, IReadOnlyList<string?> Cells, IReadOnlyList<TableFault> Faults)
{
    public TableRow(int number, IReadOnlyList<string?> cells)
        : this(number, cells, []) { }

    /// <summary>A row that could not be read at all.</summary>
    public static TableRow Broken(int number, string code, string message) => new(number, [], [new TableFault(null, code, message)]);
}
