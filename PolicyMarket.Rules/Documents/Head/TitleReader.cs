using System.Text.RegularExpressions;
using PolicyMarket.Rules.Documents.Text;

namespace PolicyMarket.Rules.Documents.Head;

/// <summary>Finds the title of the document, over several lines where it was broken, and the title of the document that a notice issues.</summary>
internal static partial class TitleReader
{
    private const int MostLines = 6;
    private const int LongestTitle = 160;

    public sealed record Found(string Title, int Start, int End);

    public static Found? Read(HeadZone zone, NumberReader.Found? number)
    {
        var (text, opening) = (zone.Text, zone.Opening);
        var start = opening.Count > 0 ? opening[0].Start : 0;
        var found = Search(text, opening, number);
        if (found is null && opening.Count > 0 && MetaWords.Find(text.Flat[start..opening[^1].End], "标题") is { } field)
        {
            found = new Found(field.Value, start + field.Index, start + field.Index + field.Value.Length);
        }

        return found ?? Search(text, [.. text.Paragraphs.Take(60)], number) ?? First(text, opening, number);
    }

    /// <summary>Heading of the issued document after the notice; null when the title issues nothing.</summary>
    public static Found? ReadEnclosed(FlatText text, Found title)
    {
        var named = Issued().Match(title.Title) is { Success: true } issued ? issued.Groups["t"].Value : null;
        if (named is null)
        {
            return null;
        }

        var plain = Bare(named);
        for (var index = 0; index < text.Paragraphs.Count; index++)
        {
            var joined = "";
            for (var next = index; text.Paragraphs[index].Start >= title.End && next < Math.Min(index + 4, text.Paragraphs.Count); next++)
            {
                joined += Bare(text.Of(text.Paragraphs[next]));
                if (joined == plain)
                {
                    return new Found(named, text.Paragraphs[index].Start, text.Paragraphs[next].End);
                }

                if (joined.Length > plain.Length)
                {
                    break;
                }
            }
        }

        return new Found(named, title.Start, title.End);
    }

    private static string Bare(string words) => Loose().Replace(words, "");

    private static Found? Search(FlatText text, List<FlatParagraph> lines, NumberReader.Found? number)
    {
        for (var first = 0; first < lines.Count; first++)
        {
            if (!CanStart(text, lines[first], number) || IsOneOfSeveral(text, lines, first))
            {
                continue;
            }

            var joined = "";
            for (var last = first; last < Math.Min(first + MostLines, lines.Count); last++)
            {
                if (last > first && !CanContinue(text.Of(lines[last]), lines[last], number))
                {
                    break;
                }

                joined = Join(joined, text.Of(lines[last]));
                if (Complete().IsMatch(joined) && joined.Length is >= 6 and <= LongestTitle)
                {
                    return last + 1 < lines.Count && Suffix().IsMatch(text.Of(lines[last + 1]))
                        ? new Found(joined + text.Of(lines[last + 1]), lines[first].Start, lines[last + 1].End)
                        : new Found(joined, lines[first].Start, lines[last].End);
                }
            }
        }

        return null;
    }

    private static Found? First(FlatText text, List<FlatParagraph> opening, NumberReader.Found? number)
    {
        foreach (var line in opening.Where(line => CanStart(text, line, number) && text.Of(line).Length >= 6))
        {
            return new Found(text.Of(line), line.Start, line.End);
        }

        return null;
    }

    private static bool CanStart(FlatText text, FlatParagraph line, NumberReader.Found? number)
    {
        var words = text.Of(line);
        return !line.IsRow
            && (number is null || line.End <= number.Start || line.Start >= number.End)
            && words.Length is >= 2 and <= LongestTitle
            && !HeadZone.MetaLine().IsMatch(words)
            && !NotTitle().IsMatch(words)
            && !(number?.Authority is not null && IssuerReader.AreAuthorities(words))
            && !words.EndsWith('：')
            && !words.EndsWith('\u3002');
    }

    /// <summary>Two lines of authorities above a title are a joint header, not a part of the title.</summary>
    private static bool IsOneOfSeveral(FlatText text, List<FlatParagraph> lines, int index) =>
        IssuerReader.IsAuthority(text.Of(lines[index]))
        && (
            (index + 1 < lines.Count && IssuerReader.IsAuthority(text.Of(lines[index + 1])))
            || (index > 0 && IssuerReader.IsAuthority(text.Of(lines[index - 1])))
        );

    private static bool CanContinue(string words, FlatParagraph line, NumberReader.Found? number) =>
        (number is null || line.End <= number.Start || line.Start >= number.End)
        && !words.EndsWith('\u3002')
        && !words.EndsWith('：')
        && words.Length <= 60
        && !Person().IsMatch(words)
        && !HeadZone.MetaLine().IsMatch(words);

    /// <summary>Issuers in lines of their own are kept apart by a blank.</summary>
    private static string Join(string before, string line) =>
        before.Length == 0 ? line
        : IssuerReader.IsAuthority(before) && IssuerReader.IsAuthority(line.Split('关')[0]) && !line.StartsWith("关于", StringComparison.Ordinal)
            ? before + " " + line
        : before + line;

    [GeneratedRegex(
        @"(通知|公告|决定|意见|办法|细则|规定|措施|政策|方案|条例|公示|通告|批复|通报|规划|指南|计划|规则|标准|清单|十条|[一二三四五六七八九十]+条|函|决议|汇编|指引|规程|准则|机制|目录|要求)(?:（[^）]{1,14}）)?(?:》)?$",
        RegexOptions.ExplicitCapture,
        2000
    )]
    private static partial Regex Complete();

    [GeneratedRegex(@"^（(试行|暂行|修订|修正|征求意见稿|\d{4}年.{0,8}(版|修订|修正)|\d{4}版).{0,6}）$", RegexOptions.ExplicitCapture, 2000)]
    private static partial Regex Suffix();

    [GeneratedRegex(
        @"(文件$|^签发人|^\d|^（.{0,40}(通过|公布|发布|施行)|^发布时间|^来源|^当前位置|^首页|^附件|^密级|^特急|^加急|^目录$|^《|^第[一二三四五六七八九十]+[章条]|^[一二三四五六七八九十]+、|^（[一二三四五六七八九十]+）|^（?[\u4E00-\u9FFF]+[〔【]\d{4}|^各|^公告$|^令$|^(省长|市长|县长|区长|州长|旗长|主席|主任|局长|部长|盟长)\s)",
        RegexOptions.ExplicitCapture,
        2000
    )]
    private static partial Regex NotTitle();

    [GeneratedRegex(@"(印发|转发|发布|公布|下发)《?(?<t>[^《》]{4,100}?)》?的(通知|公告|决定|通告|函)", RegexOptions.ExplicitCapture, 2000)]
    private static partial Regex Issued();

    [GeneratedRegex(@"^(省长|市长|县长|区长|州长|旗长|主席|主任|局长|部长|盟长)\s|^\d{4}年\d{1,2}月\d{1,2}日$", RegexOptions.ExplicitCapture, 2000)]
    private static partial Regex Person();

    [GeneratedRegex(@"[\s《》“”""（）]", RegexOptions.None, 2000)]
    private static partial Regex Loose();
}
