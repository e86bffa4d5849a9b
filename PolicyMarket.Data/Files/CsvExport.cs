using System.Text;

namespace PolicyMarket.Data.Files;

/// <summary>
/// The one writer of CSV and tab-separated text: UTF-8 with a byte order mark, so that spreadsheets read it, and no cell that runs as a formula.
/// </summary>
public static class CsvExport
{
    public const string MediaType = "text/csv";

    public const string ContentType = MediaType + "; charset=utf-8";

    /// <summary>UTF-8 that starts with a byte order mark.</summary>
    public static Encoding Encoding { get; } = new UTF8Encoding(encoderShouldEmitUTF8Identifier: true);

    /// <summary>Returns one row of CSV (RFC 4180), with its line end.</summary>
    public static string Line(IEnumerable<string?> cells, string lineEnd = "\r\n") => string.Join(',', cells.Select(CsvCell.Of)) + lineEnd;

    /// <summary>Returns one row of tab-separated text for a terminal, without its line end; control characters inside a cell become blanks.</summary>
    public static string TabLine(IEnumerable<string?> cells) =>
        string.Join('\t', cells.Select(cell => string.Concat(CsvCell.Neutral(cell).Select(one => char.IsControl(one) ? ' ' : one))));

    /// <summary>Returns the whole file.</summary>
    public static byte[] File(IEnumerable<IEnumerable<string?>> rows) =>
        [.. Encoding.GetPreamble(), .. Encoding.GetBytes(string.Concat(rows.Select(row => Line(row))))];
}
