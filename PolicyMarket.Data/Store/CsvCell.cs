using System.Buffers;

namespace PolicyMarket.Data.Store;

/// <summary>One cell of a CSV file that people will open in a spreadsheet: quoted where needed, and never a formula.</summary>
public static class CsvCell
{
    private static readonly SearchValues<char> NeedsQuotes = SearchValues.Create(",\"\r\n");

    /// <summary>A text that a spreadsheet would take for a formula gets an apostrophe before it.</summary>
    public static string Of(string? text)
    {
        var cell = text ?? "";
        if (IsFormula(cell))
        {
            cell = "'" + cell;
        }

        return cell.AsSpan().ContainsAny(NeedsQuotes) ? $"\"{cell.Replace("\"", "\"\"")}\"" : cell;
    }

    /// <summary>Begins with a character that starts a formula, in half or full width, or with a tab or line break that hides one.</summary>
    public static bool IsFormula(string cell) => cell.Length > 0 && cell[0] is '=' or '+' or '-' or '@' or '\t' or '\r' or '\n' or '＝' or '＋' or '－' or '＠';
}
