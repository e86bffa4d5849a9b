using System.Text;
using AngleSharp;
using AngleSharp.Dom;
using PolicyMarket.Rules.Diagnostics;

namespace PolicyMarket.Data.Documents.Formats;

/// <summary>Text of the article of a web page: blocks are paragraphs, table rows are | a | b |; menus, scripts and hidden parts are left out.</summary>
internal static class HtmlText
{
    private const int DeepestElement = 400;
    private const int ShortestArticle = 200;

    private static readonly string[] Articles =
    [
        "#zoom",
        "#UCAP-CONTENT",
        ".TRS_Editor",
        ".TRS_UEDITOR",
        ".article-content",
        ".pages_content",
        ".zwnr",
        ".news_content",
        ".Article_content",
        "article",
        "main",
    ];

    private static readonly HashSet<string> Skipped = new(StringComparer.OrdinalIgnoreCase)
    {
        "SCRIPT",
        "STYLE",
        "NAV",
        "NOSCRIPT",
        "TEMPLATE",
        "IFRAME",
        "OBJECT",
        "SVG",
        "BUTTON",
        "SELECT",
        "FORM",
        "FOOTER",
        "HEAD",
        "TEXTAREA",
    };

    private static readonly HashSet<string> Blocks = new(StringComparer.OrdinalIgnoreCase)
    {
        "P",
        "DIV",
        "H1",
        "H2",
        "H3",
        "H4",
        "H5",
        "H6",
        "LI",
        "TR",
        "TABLE",
        "SECTION",
        "ARTICLE",
        "BLOCKQUOTE",
        "UL",
        "OL",
        "DL",
        "DT",
        "DD",
        "HEADER",
        "CENTER",
        "PRE",
        "BODY",
        "MAIN",
        "CAPTION",
        "THEAD",
        "TBODY",
    };

    public static async Task<Result<string>> ReadAsync(byte[] content, CancellationToken ct)
    {
        var decoded = await DecodeAsync(content, ct);
        if (!decoded.Succeeded)
        {
            return decoded;
        }

        using var context = BrowsingContext.New(Configuration.Default);
        using var document = await context.OpenAsync(response => response.Content(decoded.Required), ct);
        var article = ArticleOf(document);
        var text = new StringBuilder();
        if (
            article is not null
            && document.QuerySelector("h1") is { } heading
            && !article.Contains(heading)
            && heading.TextContent.Trim() is { Length: > 4 } title
        )
        {
            if (!article.TextContent.Contains(title, StringComparison.Ordinal))
            {
                text.Append(Spaced(title)).Append('\n');
            }
        }

        Append(article ?? document.Body, text, 0);
        return Result.Ok(Cleaned(text.ToString()));
    }

    /// <summary>Old pages say gb2312 in a meta element; the bytes decide.</summary>
    private static Task<Result<string>> DecodeAsync(byte[] content, CancellationToken ct) => PlainText.ReadAsync(content, ct);

    private static IElement? ArticleOf(IDocument document) =>
        Articles
            .Select(selector => document.QuerySelector(selector))
            .FirstOrDefault(found => found is not null && found.TextContent.Length >= ShortestArticle);

    private static void Append(INode? node, StringBuilder text, int depth)
    {
        if (node is null || depth > DeepestElement)
        {
            return;
        }

        if (node is IText words)
        {
            text.Append(Spaced(words.Data));
            return;
        }

        if (node is not IElement element || Skipped.Contains(element.TagName) || IsHidden(element))
        {
            return;
        }

        if (element.TagName is "BR")
        {
            text.Append('\n');
            return;
        }

        if (element.TagName is "TR")
        {
            AppendRow(element, text);
            return;
        }

        var isBlock = Blocks.Contains(element.TagName);
        Break(isBlock, text);
        if (element.TagName is "LI" && element.ParentElement is { TagName: "OL" } list)
        {
            text.Append(System.Globalization.CultureInfo.InvariantCulture, $"{Index(list, element)}. ");
        }

        foreach (var child in element.ChildNodes)
        {
            Append(child, text, depth + 1);
        }

        Break(isBlock, text);
    }

    private static int Index(IElement list, IElement item)
    {
        var start = int.TryParse(list.GetAttribute("start"), System.Globalization.CultureInfo.InvariantCulture, out var first) ? first : 1;
        return start + list.Children.Where(child => child.TagName is "LI").TakeWhile(child => child != item).Count();
    }

    private static void AppendRow(IElement row, StringBuilder text)
    {
        Break(true, text);
        var cells = row
            .Children.Where(cell => cell.TagName is "TD" or "TH")
            .Select(cell => string.Join(' ', Spaced(cell.TextContent).Split(' ', StringSplitOptions.RemoveEmptyEntries)))
            .ToList();
        var isLayout = cells.Count == 1 || row.QuerySelector("p + p") is not null && cells.Count(cell => cell.Length > 0) == 1;
        if (isLayout)
        {
            foreach (var cell in row.Children)
            {
                foreach (var child in cell.ChildNodes)
                {
                    Append(child, text, 1);
                }
            }
        }
        else
        {
            text.Append("| ").AppendJoin(" | ", cells).Append(" |");
        }

        Break(true, text);
    }

    private static void Break(bool isBlock, StringBuilder text)
    {
        if (isBlock && text.Length > 0 && text[^1] != '\n')
        {
            text.Append('\n');
        }
    }

    private static bool IsHidden(IElement element) =>
        element.HasAttribute("hidden")
        || (
            element.GetAttribute("style") is { } style
            && style.Replace(" ", "", StringComparison.Ordinal).Contains("display:none", StringComparison.OrdinalIgnoreCase)
        );

    private static string Spaced(string words) =>
        words.Replace('\n', ' ').Replace('\r', ' ').Replace('\t', ' ').Replace("\u200B", "", StringComparison.Ordinal);

    private static string Cleaned(string text) =>
        string.Join('\n', text.Split('\n').Select(line => line.TrimEnd()).Where(line => line.Trim(' ', '\u3000', '\u00A0').Length > 0));
}
