using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using PolicyMarket.Rules.Feel.Syntax;
using PolicyMarket.Rules.Feel.Values;

namespace PolicyMarket.Rules.Feel.Functions;

/// <summary>Regular expressions as XPath has them, on .NET's engine. Matching that takes too long throws RegexMatchTimeoutException.</summary>
internal static class XPathRegex
{
    private const int MostKept = 500;
    private const int LongestPattern = 2_000;
    private const string Escapes = "nrt\\|.?*+(){}-[]^$sSiIcCdDwWpP";

    private static readonly ConcurrentDictionary<(string Pattern, string Flags), Regex?> Known = new();

    /// <summary>Null for what is no pattern or has other flags than s, m, i, x, q.</summary>
    public static Regex? Create(string pattern, string? flags)
    {
        var key = (pattern, flags ?? string.Empty);
        if (Known.TryGetValue(key, out var known))
        {
            return known;
        }

        if (Known.Count >= MostKept)
        {
            Known.Clear();
        }

        return Known[key] = Build(pattern, key.Item2);
    }

    /// <summary>$1 to $9 are groups, $0 the match, \$ and \\ themselves; null where it is written wrongly.</summary>
    public static Func<Match, string>? Replacement(string text, Regex regex, string? flags)
    {
        if (flags?.Contains('q', StringComparison.Ordinal) == true)
        {
            return _ => text;
        }

        var groups = regex.GetGroupNumbers().Length - 1;
        var parts = new List<(string Text, int Group)>();
        var plain = new StringBuilder();
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (c is not ('\\' or '$'))
            {
                plain.Append(c);
                continue;
            }

            if (++i >= text.Length || (c == '\\' && text[i] is not ('\\' or '$')) || (c == '$' && !char.IsAsciiDigit(text[i])))
            {
                return null;
            }

            if (c == '\\')
            {
                plain.Append(text[i]);
                continue;
            }

            var group = text[i] - '0';
            while (i + 1 < text.Length && char.IsAsciiDigit(text[i + 1]) && (group * 10) + text[i + 1] - '0' <= groups)
            {
                group = (group * 10) + text[++i] - '0';
            }

            parts.Add((plain.ToString(), group));
            plain.Clear();
        }

        parts.Add((plain.ToString(), -1));
        return match => string.Concat(parts.Select(part => part.Text + (part.Group < 0 ? string.Empty : match.Groups[part.Group].Value)));
    }

    private static Regex? Build(string pattern, string flags)
    {
        if (pattern.Length > LongestPattern || flags.Any(flag => flag is not ('s' or 'm' or 'i' or 'x' or 'q')))
        {
            return null;
        }

        var options = RegexOptions.CultureInvariant;
        options |= flags.Contains('s', StringComparison.Ordinal) ? RegexOptions.Singleline : RegexOptions.None;
        options |= flags.Contains('m', StringComparison.Ordinal) ? RegexOptions.Multiline : RegexOptions.None;
        options |= flags.Contains('i', StringComparison.Ordinal) ? RegexOptions.IgnoreCase : RegexOptions.None;
        var translated = flags.Contains('q', StringComparison.Ordinal)
            ? Regex.Escape(pattern)
            : Translate(
                flags.Contains('x', StringComparison.Ordinal) ? Compact(pattern) : pattern,
                flags.Contains('m', StringComparison.Ordinal),
                flags.Contains('s', StringComparison.Ordinal)
            );
        if (translated is null)
        {
            return null;
        }

        var timeout = TimeSpan.FromMilliseconds(FeelLimits.RegexMilliseconds);
        try
        {
            // Linear in the length of the text, whatever the pattern.
            return new Regex(translated, options | RegexOptions.NonBacktracking, timeout);
        }
        catch (NotSupportedException)
        {
            // A reference back to a group, or too many repetitions.
            return new Regex(translated, options, timeout);
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    /// <summary>Without the blanks that flag x leaves out: all but those in brackets.</summary>
    private static string Compact(string pattern)
    {
        var text = new StringBuilder();
        var classes = 0;
        for (var i = 0; i < pattern.Length; i++)
        {
            var c = pattern[i];
            if (classes == 0 && c is ' ' or '\t' or '\n' or '\r')
            {
                continue;
            }

            text.Append(c);
            if (c == '\\' && i + 1 < pattern.Length && (classes > 0 || !char.IsWhiteSpace(pattern[i + 1])))
            {
                text.Append(pattern[++i]);
                continue;
            }

            classes +=
                c == '[' ? 1
                : c == ']' && classes > 0 ? -1
                : 0;
        }

        return text.ToString();
    }

    /// <summary>Null where XPath does not have what is written.</summary>
    private static string? Translate(string pattern, bool isMultiline, bool dotIsAll)
    {
        var text = new StringBuilder();
        var classes = 0;
        for (var i = 0; i < pattern.Length; i++)
        {
            var c = pattern[i];
            if (c == '\\')
            {
                if (++i >= pattern.Length || Escape(pattern[i], classes > 0) is not { } escape)
                {
                    return null;
                }

                text.Append(escape);
                continue;
            }

            if (c == '(' && classes == 0 && i + 1 < pattern.Length && pattern[i + 1] == '?' && (i + 2 >= pattern.Length || pattern[i + 2] != ':'))
            {
                return null;
            }

            classes +=
                c == '[' ? 1
                : c == ']' && classes > 0 ? -1
                : 0;
            text.Append(
                c switch
                {
                    '$' when classes == 0 && !isMultiline => @"\z",
                    '.' when classes == 0 && !dotIsAll => @"[^\n\r]",
                    '#' or ' ' => Regex.Escape(c.ToString(CultureInfo.InvariantCulture)),
                    _ => c.ToString(CultureInfo.InvariantCulture),
                }
            );
        }

        return text.ToString();
    }

    private static string? Escape(char c, bool inClass) =>
        c switch
        {
            'i' => inClass ? @"\p{L}_:" : @"[\p{L}_:]",
            'I' => inClass ? null : @"[^\p{L}_:]",
            'c' => inClass ? @"\p{L}\p{N}_:.\-" : @"[\p{L}\p{N}_:.\-]",
            'C' => inClass ? null : @"[^\p{L}\p{N}_:.\-]",
            >= '1' and <= '9' => inClass ? null : $"\\{c}",
            _ => Escapes.Contains(c, StringComparison.Ordinal) ? $"\\{c}" : null,
        };
}
