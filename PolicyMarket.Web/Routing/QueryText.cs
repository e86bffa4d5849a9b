using System.Globalization;
using System.Text;

namespace PolicyMarket.Web.Routing;

/// <summary>
/// Reads the values of a query string that a person may have typed. Pages take every query parameter as text: a typed parameter throws on a value that it
/// cannot read. Values that cannot be read count as absent.
/// </summary>
internal static class QueryText
{
    /// <summary>The longest text that a search takes.</summary>
    private const int MostChars = 200;

    /// <summary>An id; null when the text is no positive number.</summary>
    public static long? Id(string? text) => long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var id) && id > 0 ? id : null;

    /// <summary>A page from 1 on. The query that uses it clamps it to the last page.</summary>
    public static int Page(string? text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var page) && page > 0 ? page : 1;

    /// <summary>Trimmed words of a search without control characters, cut to 200 characters.</summary>
    public static string Words(string? text) => Words(text, MostChars);

    /// <summary>The same, cut to so many characters.</summary>
    public static string Words(string? text, int most)
    {
        // Runes, so that a rare character of two halves is never cut in the middle.
        var words = (text ?? "").EnumerateRunes().Where(one => !Rune.IsControl(one)).Take(most).Select(one => one.ToString());
        return string.Concat(words).Trim();
    }
}
