namespace PolicyMarket.Rules.Conditions;

/// <summary>Brackets and quotes of a sentence: （ ） and “ ” nest, 「 」 holds anything, in it a doubled 」 stands for one.</summary>
internal static class SentenceScan
{
    public const string And = "，且";
    public const string Or = "，或";

    /// <summary>The parts between separators that stand outside all brackets and quotes.</summary>
    public static List<(string Text, int Start)> Split(string text, string separator)
    {
        var parts = new List<(string, int)>();
        var start = 0;
        for (var at = 0; at < text.Length; )
        {
            if (IsOpening(text[at]) && Closing(text, at) is { } end)
            {
                at = end + 1;
            }
            else if (string.CompareOrdinal(text, at, separator, 0, separator.Length) == 0)
            {
                parts.Add((text[start..at], start));
                at = start = at + separator.Length;
            }
            else
            {
                at++;
            }
        }

        parts.Add((text[start..], start));
        return parts;
    }

    /// <summary>The place of the closing sign of the opening one that stands here; null when it is missing.</summary>
    public static int? Closing(string text, int at)
    {
        if (text[at] == '「')
        {
            return ClosingCorner(text, at);
        }

        var closers = new Stack<char>();
        for (; at < text.Length; at++)
        {
            switch (text[at])
            {
                case '（':
                    closers.Push('）');
                    break;
                case '“':
                    closers.Push('”');
                    break;
                case '「' when ClosingCorner(text, at) is { } end:
                    at = end;
                    break;
                case '）' or '”' or '「' or '」':
                    if (closers.Count == 0 || closers.Pop() != text[at])
                    {
                        return null;
                    }

                    break;
            }

            if (closers.Count == 0)
            {
                return at;
            }
        }

        return null;
    }

    /// <summary>The text in this frame when it ends where the whole ends: “…” or 「…」, or （…）.</summary>
    public static string? Inside(string text, string prefix, char opening)
    {
        if (text.Length <= prefix.Length + 1 || !text.StartsWith(prefix, StringComparison.Ordinal) || text[prefix.Length] != opening)
        {
            return null;
        }

        return Closing(text, prefix.Length) == text.Length - 1 ? text[(prefix.Length + 1)..^1] : null;
    }

    /// <summary>Names and texts that could be taken for a part of the sentence are put into quotes.</summary>
    public static string Guarded(string text, bool isInList)
    {
        var isWhole =
            text.Length > 0
            && text.Trim().Length == text.Length
            && !"“（「".Contains(text[0], StringComparison.Ordinal)
            && IsBalanced(text)
            && !text.Contains('「', StringComparison.Ordinal)
            && Split(text, And).Count == 1
            && Split(text, Or).Count == 1
            && !text.EndsWith("之一", StringComparison.Ordinal);
        if (isWhole && (!isInList || (Split(text, "、").Count == 1 && Split(text, "或").Count == 1)))
        {
            return text;
        }

        return isWhole ? $"“{text}”" : Corners(text);
    }

    /// <summary>The text that <see cref="Guarded"/> has guarded.</summary>
    public static string Unguarded(string text) => Inside(text, "", '「') is { } corner ? FromCorners(corner) : Inside(text, "", '“') ?? text;

    public static string Corners(string text) => $"「{text.Replace("」", "」」", StringComparison.Ordinal)}」";

    public static string FromCorners(string inside) => inside.Replace("」」", "」", StringComparison.Ordinal);

    private static bool IsBalanced(string text)
    {
        for (var at = 0; at < text.Length; at++)
        {
            if (IsOpening(text[at]))
            {
                if (Closing(text, at) is not { } end)
                {
                    return false;
                }

                at = end;
            }
            else if (text[at] is '）' or '”' or '」')
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsOpening(char c) => c is '（' or '“' or '「';

    private static int? ClosingCorner(string text, int at)
    {
        for (at++; at < text.Length; at++)
        {
            if (text[at] == '」')
            {
                if (at + 1 == text.Length || text[at + 1] != '」')
                {
                    return at;
                }

                at++;
            }
        }

        return null;
    }
}
