using System.Globalization;
using PolicyMarket.Data.Workflows;

namespace PolicyMarket.Data.Payouts.Answers;

/// <summary>Dates of messages: a date stays as it is, an instant with an offset becomes the business date.</summary>
internal static class AnswerDates
{
    private const string DateForm = "yyyy-MM-dd";
    private const int DateLength = 10;

    /// <summary>"2026-11-22"; a text that is neither date nor instant stays, so that it is refused at its place.</summary>
    public static string Say(string text)
    {
        if (text.Length <= DateLength || text[DateLength] != 'T')
        {
            return
                text.Length > DateLength && DateOnly.TryParseExact(text[..DateLength], DateForm, CultureInfo.InvariantCulture, DateTimeStyles.None, out _)
                ? text[..DateLength]
                : text;
        }

        var hasOffset = text.EndsWith('Z') || text.LastIndexOfAny(['+', '-']) > DateLength;
        return hasOffset && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.None, out var instant)
            ? BusinessClock.DateOf(instant.UtcDateTime).ToString(DateForm, CultureInfo.InvariantCulture)
            : text[..DateLength];
    }
}
