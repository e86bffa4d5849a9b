using System.Net;
using System.Text.RegularExpressions;

namespace PolicyMarket.Web.Front;

/// <summary>Takes personal data out of texts that are logged: account numbers, credit codes, telephone numbers, e-mail addresses, names.</summary>
internal static partial class LogMask
{
    private const string Hidden = "***";
    private const int MostSegment = 64;

    private const string TellingPattern = @"[\w.+-]+@[\w-]+(\.[\w-]+)+|\d(?:[\s-]?\d){7,}[0-9A-Z]*|\b[0-9A-HJ-NPQRTUWXY]{2}\d{6}[0-9A-HJ-NPQRTUWXY]{10}\b";

    /// <summary>
    /// Hides runs of digits from eight on, credit codes and e-mail addresses. For our own messages. Trace ids (32 hexadecimal characters) stay whole, though
    /// many of them contain eight digits in a row: a page shows the id so that its line can be found.
    /// </summary>
    public static string Numbers(string text) => Traced().Replace(text, found => found.Groups["trace"].Success ? found.Value : Hidden);

    /// <summary>
    /// As <see cref="Numbers"/>, and hides every word with a character beyond ASCII. For messages of exceptions, which may quote what a person typed.
    /// </summary>
    public static string Everything(string text) => Beyond().Replace(Numbers(text), Hidden);

    /// <summary>The path, with each segment hidden that may be more than an address of ours: a name, a number of a person or account, a long text.</summary>
    public static string Path(string? path) => string.Join('/', (path ?? "").Split('/').Select(Segment));

    private static string Segment(string segment)
    {
        if (Guid.TryParse(segment, out _))
        {
            return segment;
        }

        return
            segment.Length > MostSegment || !segment.All(one => char.IsAsciiLetterOrDigit(one) || one is '-' or '_' or '.') || Telling().IsMatch(segment)
            ? Hidden
            : segment;
    }

    [GeneratedRegex(
        @"(?<trace>\b(?=[0-9]*[a-f])[0-9a-f]{32}\b)|" + TellingPattern,
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1_000
    )]
    private static partial Regex Traced();

    [GeneratedRegex(TellingPattern, RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Telling();

    [GeneratedRegex(@"\S*[^\x00-\x7F]\S*", RegexOptions.None, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Beyond();
}
