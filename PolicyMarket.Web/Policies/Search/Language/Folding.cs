using System.Globalization;
using System.Text;

namespace PolicyMarket.Web.Policies.Search.Language;

/// <summary>
/// The form in which searches compare texts: half width, lower case, without quotes, brackets and invisible signs. Punctuation becomes one space; spaces
/// next to Chinese characters vanish, and so do the commas of figures ("最高 1,000 万元" is "最高1000万元").
/// </summary>
public static class Folding
{
    private const char Gap = ' ';

    /// <summary>The folded text.</summary>
    public static string Fold(string text) => Merge(Normalize(text), keepSpaces: false).Text;

    /// <summary>The folded text, and for each of its characters the index in the text that it comes from.</summary>
    public static (string Text, int[] Origins) FoldWithOrigins(string text) => Merge(Normalize(text), keepSpaces: false);

    /// <summary>The parts of a query, in order: what a person wrote between spaces and punctuation, each folded.</summary>
    public static string[] Pieces(string query) =>
        Merge(Normalize(query), keepSpaces: true).Text.Split(Gap, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    public static bool IsChinese(char c) => c is >= '\u3400' and <= '\u9fff' or '〇';

    private static List<(char Sign, int Origin)> Normalize(string text)
    {
        var signs = new List<(char Sign, int Origin)>(text.Length);
        var at = 0;
        foreach (var rune in text.EnumerateRunes()) // half of a pair comes out as U+FFFD, which normalizes to itself
        {
            if (rune.IsAscii || (rune.IsBmp && IsChinese((char)rune.Value)))
            {
                signs.Add((char.ToLowerInvariant((char)rune.Value), at));
            }
            else
            {
                foreach (var sign in rune.ToString().Normalize(NormalizationForm.FormKC).ToLowerInvariant())
                {
                    signs.Add((sign, at));
                }
            }

            at += rune.Utf16SequenceLength;
        }

        signs.RemoveAll(static one => IsDropped(one.Sign));
        return signs;
    }

    private static (string Text, int[] Origins) Merge(List<(char Sign, int Origin)> signs, bool keepSpaces)
    {
        var text = new StringBuilder(signs.Count);
        var origins = new List<int>(signs.Count);
        for (var place = 0; place < signs.Count; place++)
        {
            var (sign, origin) = signs[place];
            var (before, after) = (place > 0 ? signs[place - 1].Sign : Gap, place + 1 < signs.Count ? signs[place + 1].Sign : Gap);
            if (IsWord(sign) || IsInnerSign(sign, before, after))
            {
                text.Append(sign);
                origins.Add(origin);
            }
            else if (sign == ',' && char.IsAsciiDigit(before) && char.IsAsciiDigit(after))
            {
                continue;
            }
            else if (
                text.Length > 0
                && text[^1] != Gap
                && (keepSpaces || !char.IsWhiteSpace(sign) || IsLatin(text[^1]) && IsLatin(NextSign(signs, place)))
            )
            {
                text.Append(Gap);
                origins.Add(origin);
            }
        }

        return (text.ToString(), [.. origins]);
    }

    private static char NextSign(List<(char Sign, int Origin)> signs, int place)
    {
        do
        {
            place++;
        } while (place < signs.Count && char.IsWhiteSpace(signs[place].Sign));

        return place < signs.Count ? signs[place].Sign : Gap;
    }

    private static bool IsDropped(char sign) =>
        sign is '"' or '\''
        || char.GetUnicodeCategory(sign)
            is UnicodeCategory.InitialQuotePunctuation
                or UnicodeCategory.FinalQuotePunctuation
                or UnicodeCategory.OpenPunctuation
                or UnicodeCategory.ClosePunctuation
                or UnicodeCategory.Format
        || (char.IsControl(sign) && !char.IsWhiteSpace(sign));

    private static bool IsWord(char sign) =>
        char.IsLetterOrDigit(sign)
        || char.IsSurrogate(sign)
        || char.GetUnicodeCategory(sign) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;

    /// <summary>Signs that hold figures and Latin names together: 3.5, 15%, R&amp;D, A-1.</summary>
    private static bool IsInnerSign(char sign, char before, char after) =>
        sign switch
        {
            '%' => char.IsAsciiDigit(before),
            '.' or '-' or '_' or '@' or '/' or '&' => IsLatin(before) && IsLatin(after),
            _ => false,
        };

    private static bool IsLatin(char sign) => char.IsAsciiLetterOrDigit(sign);
}
