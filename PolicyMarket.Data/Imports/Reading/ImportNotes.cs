using System.Globalization;
using PolicyMarket.Data.Diagnostics;
using PolicyMarket.Rules.Diagnostics;

namespace PolicyMarket.Data.Imports.Reading;

/// <summary>Codes of a file that were translated while it was read, each kind once with its first row and the number of rows.</summary>
public sealed class ImportNotes
{
    private const int MostKinds = 200;

    private readonly Dictionary<(string Column, string Note), (int FirstRow, int Rows)> kinds = [];

    /// <summary>In the order of the first rows.</summary>
    public IReadOnlyList<Diagnostic> Listed =>
        [
            .. kinds
                .OrderBy(kind => kind.Value.FirstRow)
                .Select(kind => new Diagnostic(DataDiagnostics.CodeTranslated, kind.Key.Note + "。", $"{RowsOf(kind.Value)} · {kind.Key.Column}")),
        ];

    public void Add(int row, string column, string note)
    {
        if (kinds.TryGetValue((column, note), out var before))
        {
            kinds[(column, note)] = (before.FirstRow, before.Rows + 1);
        }
        else if (kinds.Count < MostKinds)
        {
            kinds.Add((column, note), (row, 1));
        }
    }

    private static string RowsOf((int FirstRow, int Rows) kind) =>
        kind.Rows == 1 ? TableReadingWording.RowOfNote(kind.FirstRow) : TableReadingWording.RowsOfNote(kind.FirstRow, kind.Rows);
}
