using System.Globalization;

namespace PolicyMarket.Data.Imports.Reading;

/// <summary>Text that a spreadsheet would run as a formula: refused on the way in, disarmed on the way out.</summary>
public static class FormulaGuard
{
    private const string Starts = "=+-@＝＋－＠";

    /// <summary>True for text that starts like a formula and is neither a number nor a lone sign.</summary>
    public static bool LooksLikeFormula(ReadOnlySpan<char> text)
    {
        text = text.Trim();
        if (text.Length < 2 || !Starts.Contains(text[0], StringComparison.Ordinal))
        {
            return false;
        }

        var number = text[^1] is '%' or '％' ? text[..^1] : text;
        return !decimal.TryParse(number, NumberStyles.Number | NumberStyles.AllowExponent, CultureInfo.InvariantCulture, out _)
            && !IsDashes(text);
    }

    /// <summary>The text as it may stand in a CSV cell: quoted where needed, and led by an apostrophe where a spreadsheet would run it.</summary>
    public static string CsvCell(string? text)
    {
        text ??= "";
        if (LooksLikeFormula(text) || text is ['\t' or '\r', ..])
        {
            text = "'" + text;
        }

        return text.AsSpan().IndexOfAny("\",;\t\r\n") < 0 ? text : $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }

    private static bool IsDashes(ReadOnlySpan<char> text) => text.IndexOfAnyExcept('-', '－') < 0;
}
