using System.Text;
using System.Text.RegularExpressions;

namespace PolicyMarket.Data.Documents.Formats;

/// <summary>Removes the marks of Markdown and keeps its lines: headings, emphasis, links, quotes, bullets; table rows stay as they are.</summary>
internal static partial class MarkdownText
{
    public static string Read(string markdown)
    {
        var text = new StringBuilder(markdown.Length);
        var isFenced = false;
        foreach (var raw in markdown.Replace("\r\n", "\n", StringComparison.Ordinal).Split('\n'))
        {
            var line = raw.TrimEnd();
            if (line.StartsWith("```", StringComparison.Ordinal))
            {
                isFenced = !isFenced;
                continue;
            }

            if (!isFenced && (Rule().IsMatch(line) || TableRule().IsMatch(line)))
            {
                text.Append('\n');
                continue;
            }

            text.Append(isFenced ? line : Plain(line)).Append('\n');
        }

        return text.ToString().TrimEnd('\n') + '\n';
    }

    private static string Plain(string line)
    {
        var plain = Heading().Replace(line, "");
        plain = Quote().Replace(plain, "");
        plain = Bullet().Replace(plain, "${kept}");
        plain = Image().Replace(plain, "");
        plain = Link().Replace(plain, "${kept}");
        plain = Strong().Replace(plain, "${kept}");
        plain = Emphasis().Replace(plain, "${kept}");
        plain = Code().Replace(plain, "${kept}");
        plain = LineBreak().Replace(plain, "");
        return Escape().Replace(plain, "${kept}");
    }

    [GeneratedRegex(@"^\s{0,3}([-*_]\s?){3,}$", RegexOptions.ExplicitCapture, 2000)]
    private static partial Regex Rule();

    [GeneratedRegex(@"^\s*\|?[\s:|-]{3,}\|?\s*$", RegexOptions.None, 2000)]
    private static partial Regex TableRule();

    [GeneratedRegex(@"^\s{0,3}#{1,6}\s+|\s+#{1,6}$", RegexOptions.None, 2000)]
    private static partial Regex Heading();

    [GeneratedRegex(@"^\s{0,3}(>\s?){1,3}", RegexOptions.ExplicitCapture, 2000)]
    private static partial Regex Quote();

    [GeneratedRegex(@"^(?<kept>\s*)[-*+]\s+", RegexOptions.ExplicitCapture, 2000)]
    private static partial Regex Bullet();

    [GeneratedRegex(@"!\[[^\]]{0,200}\]\([^)]{0,400}\)", RegexOptions.None, 2000)]
    private static partial Regex Image();

    [GeneratedRegex(@"\[(?<kept>[^\]]{1,200})\]\([^)]{1,400}\)", RegexOptions.ExplicitCapture, 2000)]
    private static partial Regex Link();

    [GeneratedRegex(@"(?<mark>\*\*|__)(?<kept>[^*_]{1,400})\k<mark>", RegexOptions.ExplicitCapture, 2000)]
    private static partial Regex Strong();

    [GeneratedRegex(@"(?<![\w*])\*(?<kept>[^*\s][^*]{0,200})\*(?![\w*])", RegexOptions.ExplicitCapture, 2000)]
    private static partial Regex Emphasis();

    [GeneratedRegex("`(?<kept>[^`]{1,200})`", RegexOptions.ExplicitCapture, 2000)]
    private static partial Regex Code();

    [GeneratedRegex(@"<br\s?/?>$|\\$", RegexOptions.None, 2000)]
    private static partial Regex LineBreak();

    [GeneratedRegex(@"\\(?<kept>[\\`*_{}\[\]()#+\-.!|<>])", RegexOptions.ExplicitCapture, 2000)]
    private static partial Regex Escape();
}
