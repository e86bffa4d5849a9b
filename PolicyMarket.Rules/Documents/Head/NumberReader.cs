using System.Text.RegularExpressions;
using PolicyMarket.Rules.Documents.Text;

namespace PolicyMarket.Rules.Documents.Head;

/// <summary>Finds the number of the document (湘政办发〔2024〕12号, 财政部公告2023年第12号, 湖南省人民政府令第300号).</summary>
internal static partial class NumberReader
{
    /// <summary>A number found: its words (several lines joined), the range of the flat text, and the authority that a 公告 or 令 names before it.</summary>
    public sealed record Found(string Number, int Start, int End, string? Authority, string? Kind);

    public static Found? Read(HeadZone zone)
    {
        var (text, opening) = (zone.Text, zone.Opening);
        for (var index = 0; index < opening.Count; index++)
        {
            if (Proclaimed(text, opening, index) is { } proclaimed)
            {
                return proclaimed;
            }
        }

        foreach (var paragraph in opening)
        {
            var words = text.Of(paragraph);
            if (words.Length <= 60 && Plain().Match(words) is { Success: true } plain)
            {
                var at = plain.Groups["n"];
                return new Found(at.Value, paragraph.Start + at.Index, paragraph.Start + at.Index + at.Length, null, null);
            }
        }

        var start = opening.Count > 0 ? opening[0].Start : 0;
        var head = opening.Count > 0 ? text.Flat[start..opening[^1].End] : "";
        return MetaWords.Find(head, "发文字号|文号") is { } field && Anywhere().IsMatch(field.Value)
            ? new Found(field.Value, start + field.Index, start + field.Index + field.Value.Length, null, null)
            : null;
    }

    /// <summary>All numbers of documents in a text.</summary>
    public static IEnumerable<Match> All(string words) => Anywhere().Matches(words);

    private static Found? Proclaimed(FlatText text, List<FlatParagraph> opening, int index)
    {
        var words = text.Of(opening[index]);
        if (Whole().Match(words) is { Success: true } whole)
        {
            return new Found(whole.Value, opening[index].Start, opening[index].End, whole.Groups["who"].Value, whole.Groups["kind"].Value);
        }

        if (index + 1 < opening.Count && Heading().Match(words) is { Success: true } heading)
        {
            var next = text.Of(opening[index + 1]);
            if (Ordinal().Match(next) is { Success: true } ordinal)
            {
                var who = heading.Groups["who"].Value;
                var first = index;
                while (first > 0 && IsAuthorityLine(text.Of(opening[first - 1])))
                {
                    first--;
                    who = text.Of(opening[first]) + (who.Length > 0 ? " " + who : "");
                }

                var number = $"{who}{heading.Groups["kind"].Value}{ordinal.Groups["n"].Value}";
                return new Found(number, opening[first].Start, opening[index + 1].End, who, heading.Groups["kind"].Value);
            }
        }

        return null;
    }

    private static bool IsAuthorityLine(string words) => words.Length is >= 3 and <= 30 && Authority().IsMatch(words);

    [GeneratedRegex(
        @"^(?<who>[^，\u3002：；《》〔]{2,80}?)\s?(?<kind>公告|令)\s?(?:（?\d{4}年\s?第?\s?\d{1,5}号）?|第\s?\d{1,5}号|[〔（]\d{4}[〕）]\s?第?\d{1,5}号)$",
        RegexOptions.None,
        2000
    )]
    private static partial Regex Whole();

    [GeneratedRegex(@"^(?<who>[^，\u3002：；《》〔]{0,80}?)\s?(?<kind>公\s?告|令)$", RegexOptions.None, 2000)]
    private static partial Regex Heading();

    [GeneratedRegex(
        @"^[（〔]?(?<n>(?:\d{4}年\s?)?第?\s?[\d一二三四五六七八九十百]{1,6}\s?号|[〔（]\d{4}[〕）]\s?第?\d{1,5}号)[）〕]?$",
        RegexOptions.None,
        2000
    )]
    private static partial Regex Ordinal();

    [GeneratedRegex(@"(部|局|委|委员会|厅|院|署|行|会|办公室|政府|总局)$", RegexOptions.ExplicitCapture, 2000)]
    private static partial Regex Authority();

    [GeneratedRegex(
        @"(?:^|[\s：（|])(?<n>[\u4E00-\u9FFF]{1,14}(?:（[\u4E00-\u9FFF]{1,6}）[\u4E00-\u9FFF]{0,6})?[〔（【]\s?(?:19|20)\d{2}\s?年?[〕）】]\s?第?\s?\d{1,5}\s?号)(?=$|[\s）|签])",
        RegexOptions.None,
        2000
    )]
    private static partial Regex Plain();

    [GeneratedRegex(
        @"(?<n>[\u4E00-\u9FFF]{1,16}[〔（【]\s?(?:19|20)\d{2}\s?年?[〕）】]\s?第?\s?\d{1,5}\s?号|[\u4E00-\u9FFF ]{2,60}?(?:公告|令)\s?(?:(?:19|20)\d{2}年)?第\s?\d{1,5}\s?号)",
        RegexOptions.None,
        2000
    )]
    private static partial Regex Anywhere();
}
