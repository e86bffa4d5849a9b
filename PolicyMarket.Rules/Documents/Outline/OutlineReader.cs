using System.Text.RegularExpressions;
using PolicyMarket.Rules.Documents.Text;

namespace PolicyMarket.Rules.Documents.Outline;

/// <summary>Builds the tree of numbered parts from the paragraphs, by the layers of GB/T 9704 and of regulations.</summary>
internal static partial class OutlineReader
{
    private const int LongestHeading = 40;

    public static List<OutlineNode> Read(FlatText text, int from, int to)
    {
        var nodes = new List<OutlineNode>();
        var state = new Numbering();
        var quoted = false;
        HashSet<string>? contents = null;
        foreach (var paragraph in text.Paragraphs.Where(one => one.Start >= from && one.End <= to && !one.IsRow))
        {
            var words = text.Of(paragraph);
            var inside = quoted;
            quoted = QuoteState(words, quoted);
            if (inside || words[0] is '“' or '"')
            {
                continue;
            }

            if (Contents().IsMatch(words))
            {
                contents = new HashSet<string>(StringComparer.Ordinal);
                continue;
            }

            if (contents is not null && IsContentsLine(words, ref contents))
            {
                continue;
            }

            state.Note(words);
            if (MarkOf(words, state) is { } mark && state.Place(mark) is { } place)
            {
                var node = new OutlineNode(mark, place.Path, place.Level, paragraph.Start, place.Parent);
                place.Parent?.Children.Add(node);
                state.Keep(node);
                nodes.Add(node);
            }
        }

        Close(text, nodes, to);
        return nodes;
    }

    /// <summary>A table of contents ends where its first line comes again, or at the first sentence.</summary>
    private static bool IsContentsLine(string words, ref HashSet<string>? contents)
    {
        var line = Leader().Replace(words, "");
        if (contents is null || line.Length > LongestHeading || words.EndsWith('\u3002') || contents.Contains(line))
        {
            contents = null;
            return false;
        }

        contents.Add(line);
        return true;
    }

    private static OutlineMark? MarkOf(string words, Numbering state)
    {
        if (OutlineMark.ReadAnnex(words) is { } annex)
        {
            return state.AcceptsAnnex(annex.IsBare, words) ? annex.Mark : null;
        }

        return state.IsAnnexList ? null : OutlineMark.Read(words);
    }

    /// <summary>Quotation marks that stay open at the end of a paragraph hold the text of another document.</summary>
    private static bool QuoteState(string words, bool open)
    {
        var (opened, closed) = (words.AsSpan().Count('“'), words.AsSpan().Count('”'));
        return open ? closed <= opened : opened > closed && (words[0] == '“' || QuoteOpening().IsMatch(words));
    }

    private static void Close(FlatText text, List<OutlineNode> nodes, int to)
    {
        for (var index = nodes.Count - 1; index >= 0; index--)
        {
            var node = nodes[index];
            node.End = index + 1 < nodes.Count ? nodes[index + 1].Start : to;
            node.OuterEnd = node.Children.Count > 0 ? node.Children[^1].OuterEnd : node.End;
            node.Title = TitleOf(text.Flat[node.Start..node.End], node);
        }
    }

    /// <summary>The first sentence after the number when it reads like a heading; empty otherwise.</summary>
    private static string TitleOf(string words, OutlineNode node)
    {
        var line = words.IndexOf('\n', StringComparison.Ordinal) is >= 0 and var stop ? words[..stop] : words;
        var rest = line[Math.Min(node.Mark.Printed.Length, line.Length)..].Trim(' ', '、', '.');
        if (Bracketed().Match(rest) is { Success: true } bracketed)
        {
            return bracketed.Groups["words"].Value;
        }

        var end = rest.IndexOfAny(['\u3002', '：', ' ', '；']);
        var heading = end > 0 ? rest[..end] : rest;
        var isWhole = end < 0 || rest[end] is '\u3002' or ' ' or '：';
        return isWhole && heading.Length is > 1 and <= LongestHeading && !heading.Contains('，', StringComparison.Ordinal) ? heading : "";
    }

    [GeneratedRegex(@"^目\s?录$", RegexOptions.None, 2000)]
    private static partial Regex Contents();

    [GeneratedRegex(@"[\s.…·]+\d{0,4}$|\s", RegexOptions.None, 2000)]
    private static partial Regex Leader();

    [GeneratedRegex(@"^[【〔](?<words>[^】〕]{2,30})[】〕]", RegexOptions.ExplicitCapture, 2000)]
    private static partial Regex Bracketed();

    [GeneratedRegex(@"(修改为|增加|改为|删去|如下)[^“”]{0,40}“", RegexOptions.ExplicitCapture, 2000)]
    private static partial Regex QuoteOpening();
}
