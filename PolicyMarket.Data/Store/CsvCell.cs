using System.Buffers;
using System.Globalization;

namespace PolicyMarket.Data.Store;

/// <summary>One cell of a CSV file that people open in a spreadsheet: what it would run as a formula is refused on the way in and disarmed on the way out.</summary>
public static class CsvCell
{
    private static readonly SearchValues<char> Starts = SearchValues.Create("=+-@＝＋－＠");
    private static readonly SearchValues<char> NeedsQuotes = SearchValues.Create("\",;\t\r\n");

    /// <summary>Quoted where needed; a text that a spreadsheet would take for a formula, or that hides one behind a tab or line break, gets an apostrophe before it.</summary>
    public static string Of(string? text)
    {
        var cell = text ?? "";
        if (IsFormula(cell) || cell is ['\t' or '\r' or '\n', ..])
        {
            cell = "'" + cell;
        }

        return cell.AsSpan().ContainsAny(NeedsQuotes) ? $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : cell;
    }

    /// <summary>Starts like a formula, in half or full width, and is neither a number nor made of dashes only.</summary>
    public static bool IsFormula(ReadOnlySpan<char> text)
    {
        text = text.Trim();
        if (text.Length < 2 || !Starts.Contains(text[0]))
        {
            return false;
        }

        var number = text[^1] is '%' or '％' ? text[..^1] : text;
        return !decimal.TryParse(number, NumberStyles.Number | NumberStyles.AllowExponent, CultureInfo.InvariantCulture, out _)
            && text.ContainsAnyExcept('-', '－');
    }
}
