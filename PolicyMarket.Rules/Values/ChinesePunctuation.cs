using System.Collections.Immutable;
using System.Text;
using System.Text.RegularExpressions;

namespace PolicyMarket.Rules.Values;

/// <summary>
/// Half-width signs of <c>, ; : ( ) ? !</c> in Chinese text (GB/T 15834 asks for full-width ones). A sign counts when a Chinese character stands next to it,
/// blanks apart; a pair of brackets also when it encloses one. Signs of addresses, of ratios ("1:0.5") and between letters or digits are left alone.
/// </summary>
public static partial class ChinesePunctuation
{
    /// <summary>In the order of the text; empty for a text without Chinese characters.</summary>
    public static ImmutableArray<PunctuationFault> Faults(string text)
    {
        if (!text.Any(IsHalfWidth) || !text.Any(IsChinese))
        {
            return [];
        }

        var exempt = Address().Matches(text).SelectMany(address => Enumerable.Range(address.Index, address.Length)).ToHashSet();
        var faults = ImmutableArray.CreateBuilder<PunctuationFault>();
        var open = new Stack<int>();
        for (var place = 0; place < text.Length; place++)
        {
            var sign = text[place];
            if (!IsHalfWidth(sign) || exempt.Contains(place))
            {
                continue;
            }

            if (sign == '(')
            {
                open.Push(place);
            }
            else if (sign == ')')
            {
                AddBrackets(text, open.TryPop(out var opening) ? opening : null, place, faults);
            }
            else if (HasChineseNeighbour(text, place, place))
            {
                faults.Add(new PunctuationFault(place, sign, FullWidth(sign)));
            }
        }

        foreach (var opening in open.Where(opening => HasChineseNeighbour(text, opening, opening)))
        {
            faults.Add(new PunctuationFault(opening, '(', FullWidth('(')));
        }

        faults.Sort(static (one, other) => one.Place.CompareTo(other.Place));
        return faults.ToImmutable();
    }

    /// <summary>The text with the suggested signs; blanks next to them are dropped. The same text when there is no fault.</summary>
    public static string Corrected(string text)
    {
        var faults = Faults(text);
        if (faults.IsEmpty)
        {
            return text;
        }

        var suggested = faults.ToDictionary(fault => fault.Place, fault => fault.Suggested);
        var corrected = new StringBuilder(text.Length);
        for (var place = 0; place < text.Length; place++)
        {
            if (suggested.TryGetValue(place, out var sign))
            {
                corrected.Append(sign);
            }
            else if (text[place] != ' ' || !StandsNextTo(text, place, suggested))
            {
                corrected.Append(text[place]);
            }
        }

        return corrected.ToString();
    }

    private static void AddBrackets(string text, int? opening, int closing, ImmutableArray<PunctuationFault>.Builder faults)
    {
        var isChinese = opening is { } start
            ? HasChineseNeighbour(text, start, closing) || text.AsSpan(start, closing - start).ContainsAnyInRange(FirstIdeograph, LastIdeograph)
            : HasChineseNeighbour(text, closing, closing);
        if (!isChinese)
        {
            return;
        }

        if (opening is { } place)
        {
            faults.Add(new PunctuationFault(place, '(', FullWidth('(')));
        }

        faults.Add(new PunctuationFault(closing, ')', FullWidth(')')));
    }

    /// <summary>The nearest sign before the first place or after the last one, blanks apart, is Chinese.</summary>
    private static bool HasChineseNeighbour(string text, int first, int last)
    {
        var before = text.AsSpan(0, first).TrimEnd(' ');
        var after = text.AsSpan(last + 1).TrimStart(' ');
        return (before.Length > 0 && IsChinese(before[^1])) || (after.Length > 0 && IsChinese(after[0]));
    }

    private static bool StandsNextTo(string text, int blank, Dictionary<int, char> suggested)
    {
        var (before, after) = (blank, blank);
        while (before > 0 && text[before] == ' ')
        {
            before--;
        }

        while (after < text.Length - 1 && text[after] == ' ')
        {
            after++;
        }

        return suggested.ContainsKey(before) || suggested.ContainsKey(after);
    }

    private const char FirstIdeograph = '\u4e00';
    private const char LastIdeograph = '\u9fff';

    private static bool IsHalfWidth(char sign) => sign is ',' or ';' or ':' or '(' or ')' or '?' or '!';

    private static char FullWidth(char sign) => (char)(sign - '!' + '！');

    private static bool IsChinese(char sign) =>
        sign is >= FirstIdeograph and <= LastIdeograph || "，。；：？！（）《》〈〉“”‘’【】〔〕、…％".Contains(sign);

    [GeneratedRegex(@"\b[a-z][a-z0-9+.-]*://[^\s，。；）》」】\u4e00-\u9fff]+", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Address();
}
