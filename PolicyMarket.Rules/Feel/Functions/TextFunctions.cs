using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using PolicyMarket.Rules.Feel.Evaluation;
using PolicyMarket.Rules.Feel.Values;

namespace PolicyMarket.Rules.Feel.Functions;

/// <summary>DMN 10.3.4.3: string functions. Positions count code points from 1.</summary>
internal static class TextFunctions
{
    public static ImmutableArray<Standard> All { get; } =
    [
        new("substring", [new("string, start position, length?", Substring)]),
        new("string length", [new("string", a => a.Text(0) is { } s ? new FeelNumber(Length(s)) : null)]),
        new("upper case", [new("string", a => a.Text(0) is { } s ? new FeelText(s.ToUpper(CultureInfo.InvariantCulture)) : null)]),
        new("lower case", [new("string", a => a.Text(0) is { } s ? new FeelText(s.ToLower(CultureInfo.InvariantCulture)) : null)]),
        new("substring before", [new("string, match", a => Around(a, before: true))]),
        new("substring after", [new("string, match", a => Around(a, before: false))]),
        new(
            "contains",
            [new("string, match", a => a.Text(0) is { } s && a.Text(1) is { } m ? new FeelBoolean(s.Contains(m, StringComparison.Ordinal)) : null)]
        ),
        new(
            "starts with",
            [new("string, match", a => a.Text(0) is { } s && a.Text(1) is { } m ? new FeelBoolean(s.StartsWith(m, StringComparison.Ordinal)) : null)]
        ),
        new(
            "ends with",
            [new("string, match", a => a.Text(0) is { } s && a.Text(1) is { } m ? new FeelBoolean(s.EndsWith(m, StringComparison.Ordinal)) : null)]
        ),
        new("replace", [new("input, pattern, replacement, flags?", Replace)]),
        new("matches", [new("input, pattern, flags?", Matches)]),
        new("split", [new("string, delimiter", Split)]),
        new("string join", [new("list, delimiter?", Join)]),
    ];

    private static int Length(string text)
    {
        var length = 0;
        foreach (var _ in text.EnumerateRunes())
        {
            length++;
        }

        return length;
    }

    private static FeelText? Substring(Arguments a)
    {
        if (a.Text(0) is not { } text || a.Position(1) is not { } start || (!a.IsNothing(2) && a.Number(2) is null))
        {
            return null;
        }

        var length = a.IsNothing(2) ? long.MaxValue : a.Position(2) ?? 0;
        Rune[] runes = [.. text.EnumerateRunes()];
        if (start == 0 || Math.Abs(start) > runes.Length || length < 1)
        {
            return null;
        }

        var first = (int)(start > 0 ? start - 1 : runes.Length + start);
        var builder = new StringBuilder();
        foreach (var rune in runes.Skip(first).Take((int)Math.Min(length, runes.Length)))
        {
            builder.Append(rune.ToString());
        }

        return new FeelText(builder.ToString());
    }

    private static FeelText? Around(Arguments a, bool before)
    {
        if (a.Text(0) is not { } text || a.Text(1) is not { } match)
        {
            return null;
        }

        var at = text.IndexOf(match, StringComparison.Ordinal);
        return at < 0 ? new FeelText(string.Empty) : new FeelText(before ? text[..at] : text[(at + match.Length)..]);
    }

    private static FeelValue? Replace(Arguments a)
    {
        if (a.Text(0) is not { } input || a.Text(1) is not { } pattern || a.Text(2) is not { } replacement || (!a.IsNothing(3) && a.Text(3) is null))
        {
            return null;
        }

        try
        {
            if (
                XPathRegex.Create(pattern, a.Text(3)) is not { } regex
                || regex.IsMatch(string.Empty)
                || XPathRegex.Replacement(replacement, regex, a.Text(3)) is not { } evaluate
            )
            {
                return null;
            }

            var length = 0L;
            return new FeelText(
                regex.Replace(
                    input,
                    match =>
                    {
                        var text = evaluate(match);
                        a.Budget.Text(length += text.Length, text.Length);
                        return text;
                    }
                )
            );
        }
        catch (RegexMatchTimeoutException)
        {
            return FeelNull.Because(FeelFunctionWording.RegexTimeout);
        }
    }

    private static FeelValue? Matches(Arguments a)
    {
        if (a.Text(0) is not { } input || a.Text(1) is not { } pattern || (!a.IsNothing(2) && a.Text(2) is null))
        {
            return null;
        }

        try
        {
            return XPathRegex.Create(pattern, a.Text(2)) is { } regex ? new FeelBoolean(regex.IsMatch(input)) : null;
        }
        catch (RegexMatchTimeoutException)
        {
            return FeelNull.Because(FeelFunctionWording.RegexTimeout);
        }
    }

    private static FeelValue? Split(Arguments a)
    {
        if (a.Text(0) is not { } text || a.Text(1) is not { } delimiter)
        {
            return null;
        }

        try
        {
            if (XPathRegex.Create(delimiter, null) is not { } regex)
            {
                return null;
            }

            var parts = new List<FeelValue>();
            var from = 0;
            for (var match = regex.Match(text); match.Success; match = match.NextMatch())
            {
                if (match.Length == 0 && (match.Index == 0 || match.Index == text.Length))
                {
                    continue;
                }

                parts.Add(new FeelText(text[from..match.Index]));
                from = match.Index + match.Length;
                a.Budget.Added(parts.Count);
            }

            parts.Add(new FeelText(text[from..]));
            return new FeelList([.. parts]);
        }
        catch (RegexMatchTimeoutException)
        {
            return FeelNull.Because(FeelFunctionWording.RegexTimeout);
        }
    }

    /// <summary>Nulls are left out.</summary>
    private static FeelText? Join(Arguments a)
    {
        if (a.List(0) is not { } list || (!a.IsNothing(1) && a.Text(1) is null) || list.Any(item => item is not (FeelText or FeelNull)))
        {
            return null;
        }

        var delimiter = a.Text(1) ?? string.Empty;
        a.Budget.Text(list.OfType<FeelText>().Sum(item => (long)item.Value.Length + delimiter.Length));
        return new FeelText(string.Join(delimiter, list.OfType<FeelText>().Select(item => item.Value)));
    }
}
