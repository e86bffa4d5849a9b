using System.Buffers;
using System.Globalization;

namespace PolicyMarket.Data.Files;

/// <summary>
/// One cell of a file that people open in a spreadsheet. A text that the spreadsheet would run as a formula is refused on the way in and neutralised on the
/// way out. Only <see cref="CsvExport"/> writes cells.
/// </summary>
public static class CsvCell
{
    private static readonly SearchValues<char> Starts = SearchValues.Create("=+-@＝＋－＠");
    private static readonly SearchValues<char> NeedsQuotes = SearchValues.Create("\",;\t\r\n");

    /// <summary>Returns the neutralised text, in quotes where CSV needs them.</summary>
    public static string Of(string? text)
    {
        var cell = Neutral(text);
        return cell.AsSpan().ContainsAny(NeedsQuotes) ? $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : cell;
    }

    /// <summary>Puts an apostrophe before a text that a spreadsheet would take for a formula, or that begins with a tab or a line break.</summary>
    public static string Neutral(string? text)
    {
        var cell = text ?? "";
        return IsFormula(cell) || cell is ['\t' or '\r' or '\n', ..] ? "'" + cell : cell;
    }

    /// <summary>
    /// True when the text starts like a formula, in half or full width, and is neither a number nor made of dashes only. Blanks of any width, control
    /// characters and invisible characters (byte order mark, zero-width space) before it do not count: spreadsheets drop them.
    /// </summary>
    public static bool IsFormula(ReadOnlySpan<char> text)
    {
        while (text.Length > 0 && IsInvisible(text[0]))
        {
            text = text[1..];
        }

        while (text.Length > 0 && IsInvisible(text[^1]))
        {
            text = text[..^1];
        }

        if (text.Length < 2 || !Starts.Contains(text[0]))
        {
            return false;
        }

        var number = text[^1] is '%' or '％' ? text[..^1] : text;
        return !decimal.TryParse(number, NumberStyles.Number | NumberStyles.AllowExponent, CultureInfo.InvariantCulture, out _)
            && text.ContainsAnyExcept('-', '－');
    }

    private static bool IsInvisible(char one) => char.IsWhiteSpace(one) || char.IsControl(one) || char.GetUnicodeCategory(one) == UnicodeCategory.Format;
}
