using System.Text.RegularExpressions;

namespace PolicyMarket.Rules.Conditions;

/// <summary>The words, numbers, texts and signs of an expression, without the blanks between them; nothing is refused.</summary>
internal static partial class FeelTokens
{
    private static readonly string[] Pairs = ["..", ">=", "<=", "!=", "**", "->"];

    public static List<string> Of(string text)
    {
        var tokens = new List<string>();
        for (var at = 0; at < text.Length; )
        {
            if (char.IsWhiteSpace(text[at]))
            {
                at++;
                continue;
            }

            var length = LengthAt(text, at);
            tokens.Add(text.Substring(at, length));
            at += length;
        }

        return tokens;
    }

    public static bool IsWord(string text) => text.Length > 0 && IsStart(text[0]) && text.All(IsPart);

    private static int LengthAt(string text, int at)
    {
        var c = text[at];
        if (c == '"')
        {
            return TextLength(text, at);
        }

        if (c == '@' && at + 1 < text.Length && text[at + 1] == '"')
        {
            return 1 + TextLength(text, at + 1);
        }

        if (IsStart(c))
        {
            return WordLength(text, at);
        }

        if (char.IsAsciiDigit(c))
        {
            return NumberLength(text, at);
        }

        return Pairs.Any(pair => string.CompareOrdinal(text, at, pair, 0, 2) == 0) ? 2 : 1;
    }

    /// <summary>To the closing quote, or to the end where there is none.</summary>
    private static int TextLength(string text, int at)
    {
        var end = at + 1;
        while (end < text.Length && text[end] != '"')
        {
            end += text[end] == '\\' ? 2 : 1;
        }

        return Math.Min(end + 1, text.Length) - at;
    }

    /// <summary>A word, with the view that follows it: "revenue@prior", "revenue@sum_of_last(3)", "lpr_1y@2024-12".</summary>
    private static int WordLength(string text, int at)
    {
        var end = at;
        while (end < text.Length && (IsPart(text[end]) || (text[end] == '@' && end + 1 < text.Length && IsPart(text[end + 1]))))
        {
            end++;
        }

        return end - at + (text.IndexOf('@', at, end - at) > 0 ? ViewTail().Match(text, end).Length : 0);
    }

    private static int NumberLength(string text, int at)
    {
        var end = at;
        while (end < text.Length && (char.IsAsciiDigit(text[end]) || (text[end] == '.' && end + 1 < text.Length && char.IsAsciiDigit(text[end + 1]))))
        {
            end++;
        }

        return end - at;
    }

    [GeneratedRegex(@"\G(?:\([0-9]{1,2}\)|-[0-9]{2})", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex ViewTail();

    private static bool IsStart(char c) => char.IsLetter(c) || c == '_' || char.IsSurrogate(c);

    private static bool IsPart(char c) => IsStart(c) || char.IsDigit(c);
}
