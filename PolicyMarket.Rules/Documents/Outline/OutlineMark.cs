using System.Text.RegularExpressions;

namespace PolicyMarket.Rules.Documents.Outline;

/// <summary>Kinds of numbers that open a paragraph, from the outside in.</summary>
internal enum MarkKind
{
    Annex,
    Chapter,
    Section,
    Article,
    Chinese,
    ChineseBracket,
    Arabic,
    ArabicBracket,
    Circled,
}

/// <summary>The number at the start of a paragraph: its kind, value, printed form and part of the path.</summary>
internal sealed partial record OutlineMark(MarkKind Kind, int Value, string Printed, string Part)
{
    private const string Circles = "①②③④⑤⑥⑦⑧⑨⑩";

    /// <summary>Null for a paragraph that opens with words.</summary>
    public static OutlineMark? Read(string paragraph)
    {
        var head = paragraph.Length > 24 ? paragraph[..24] : paragraph;
        if (Named().Match(head) is { Success: true } named)
        {
            var kind = named.Groups["kind"].Value switch
            {
                "章" => MarkKind.Chapter,
                "节" => MarkKind.Section,
                _ => MarkKind.Article,
            };
            return Of(kind, named.Groups["n"].Value, named.Value.TrimEnd(), named.Value.Replace(" ", "", StringComparison.Ordinal));
        }

        if (Chinese().Match(head) is { Success: true } chinese)
        {
            return Of(MarkKind.Chinese, chinese.Groups["n"].Value, chinese.Value, chinese.Groups["n"].Value);
        }

        if (ChineseBracket().Match(head) is { Success: true } bracket)
        {
            return Of(MarkKind.ChineseBracket, bracket.Groups["n"].Value, bracket.Value.TrimEnd('、'), $"（{bracket.Groups["n"].Value}）");
        }

        if (ArabicBracket().Match(head) is { Success: true } digits)
        {
            return Of(MarkKind.ArabicBracket, digits.Groups["n"].Value, digits.Value, $"（{digits.Groups["n"].Value}）");
        }

        if (Arabic().Match(head) is { Success: true } arabic)
        {
            return Of(MarkKind.Arabic, arabic.Groups["n"].Value, arabic.Value, arabic.Groups["n"].Value);
        }

        if (head.Length > 1 && head[0] is >= '⒈' and <= '⒛')
        {
            var dotted = head[0] - '⒈' + 1;
            return new OutlineMark(MarkKind.Arabic, dotted, head[..1], dotted.ToString(System.Globalization.CultureInfo.InvariantCulture));
        }

        return head.Length > 0 && Circles.IndexOf(head[0], StringComparison.Ordinal) is >= 0 and var circle
            ? new OutlineMark(MarkKind.Circled, circle + 1, head[..1], head[..1])
            : null;
    }

    /// <summary>附件 or 附件2 as a heading of its own, or with a title after it.</summary>
    public static (OutlineMark Mark, bool IsBare)? ReadAnnex(string paragraph)
    {
        var head = paragraph.Length > 60 ? paragraph[..60] : paragraph;
        if (Annex().Match(head) is not { Success: true } annex)
        {
            return null;
        }

        var number = annex.Groups["n"].Value;
        var value = number.Length == 0 ? 1 : (int)(Numerals.ChineseNumber.Read(number) ?? 1);
        var printed = $"附件{number}";
        return (new OutlineMark(MarkKind.Annex, value, printed, printed), annex.Groups["rest"].Value.Trim(' ', '：').Length == 0);
    }

    private static OutlineMark? Of(MarkKind kind, string number, string printed, string part) =>
        Numerals.ChineseNumber.Read(number) is { } value and > 0 and < 1000 ? new OutlineMark(kind, (int)value, printed, part) : null;

    [GeneratedRegex(
        @"^第\s?(?<n>[零〇一二两三四五六七八九十百]{1,6}|\d{1,3})\s?(?<kind>[章节条])(?!例|款|规定|第|件)(?=[\s：，、（《\u4E00-\u9FFF“]|$)",
        RegexOptions.None,
        2000
    )]
    private static partial Regex Named();

    [GeneratedRegex(@"^(?<n>[一二三四五六七八九十百]{1,4})\s?[、.](?=\S|\s|$)", RegexOptions.None, 2000)]
    private static partial Regex Chinese();

    [GeneratedRegex(@"^（(?<n>[一二三四五六七八九十]{1,3})）、?(?!项|款|目|至)", RegexOptions.None, 2000)]
    private static partial Regex ChineseBracket();

    [GeneratedRegex(@"^（(?<n>\d{1,2})）(?!项|款|目)", RegexOptions.None, 2000)]
    private static partial Regex ArabicBracket();

    [GeneratedRegex(@"^(?<n>\d{1,2})(?:\.(?!\d)|、)", RegexOptions.None, 2000)]
    private static partial Regex Arabic();

    [GeneratedRegex(@"^附\s?件\s?(?<n>\d{1,2}|[一二三四五六七八九十]{1,2}(?![\u4E00-\u9FFF]))?(?=[\s：:.]|$)(?<rest>.*)$", RegexOptions.None, 2000)]
    private static partial Regex Annex();
}
