using System.Text.RegularExpressions;
using PolicyMarket.Rules.Documents.Text;

namespace PolicyMarket.Rules.Documents.Head;

/// <summary>Finds the issuing authorities: in the number of a 公告, before 关于 in the title, in the header, or in the signature.</summary>
internal static partial class IssuerReader
{
    /// <summary>Authorities in their order, and the range of the flat text they were read from.</summary>
    public sealed record Found(IReadOnlyList<string> Names, int Start, int End);

    public static bool IsAuthority(string words) =>
        words.Length is >= 2 and <= 40 && Authority().IsMatch(words) && !words.Contains('，', StringComparison.Ordinal);

    /// <summary>One or several authorities, kept apart by blanks.</summary>
    public static bool AreAuthorities(string words) => Split(words) is { Count: > 0 } names && names.TrueForAll(IsAuthority);

    public static Found? Read(HeadZone zone, TitleReader.Found? title, NumberReader.Found? number)
    {
        if (number?.Authority is { Length: > 1 } authority && Split(authority) is { Count: > 0 } proclaimed)
        {
            return new Found(proclaimed, number.Start, number.End);
        }

        var signed = Signature(zone);
        if (title is not null && title.Title.IndexOf("关于", StringComparison.Ordinal) is > 1 and var about)
        {
            var names = Split(title.Title[..about]);
            if (names.Count > 0 && names.TrueForAll(IsAuthority))
            {
                return signed is not null && names.Count == 1 && signed.Names.Count > 1 ? signed : new Found(names, title.Start, title.End);
            }
        }

        return signed is { Names.Count: > 0 } && !signed.Names.Any(name => name.Length < 4) ? signed : Header(zone, title) ?? signed ?? Field(zone);
    }

    private static Found? Header(HeadZone zone, TitleReader.Found? title)
    {
        var names = new List<string>();
        var (start, end) = (-1, -1);
        foreach (var line in zone.Opening.Where(line => title is null || line.End <= title.Start))
        {
            var words = zone.Text.Of(line);
            var isFile = words.EndsWith("文件", StringComparison.Ordinal);
            var plain = isFile ? words[..^2] : words;
            if (Split(plain) is { Count: > 0 } found && found.TrueForAll(IsAuthority) && !HeadZone.MetaLine().IsMatch(words))
            {
                names.AddRange(found);
                (start, end) = (start < 0 ? line.Start : start, line.End);
            }
        }

        return names.Count > 0 ? new Found(names, start, end) : null;
    }

    private static Found? Field(HeadZone zone)
    {
        var start = zone.Opening.Count > 0 ? zone.Opening[0].Start : 0;
        var words = zone.Opening.Count > 0 ? zone.Text.Flat[start..zone.Opening[^1].End] : "";
        return MetaWords.Find(words, "发文机关|发布机构|发布单位|制发机关|公开主体") is { } field && Split(field.Value) is { Count: > 0 } names
            ? new Found(names, start + field.Index, start + field.Index + field.Value.Length)
            : null;
    }

    private static Found? Signature(HeadZone zone)
    {
        var names = new List<string>();
        if (zone.Signature < 0)
        {
            return null;
        }

        var index = zone.Signature - 1;
        for (; index > 0; index--)
        {
            var line = zone.Text.Paragraphs[index];
            var words = zone.Text.Of(line);
            if (words.Length > 60 || line.IsRow || Split(words) is not { Count: > 0 } found || !found.TrueForAll(IsAuthority))
            {
                break;
            }

            names.InsertRange(0, found);
        }

        return names.Count > 0 ? new Found(names, zone.Text.Paragraphs[index + 1].Start, zone.Text.Paragraphs[zone.Signature - 1].End) : null;
    }

    private static List<string> Split(string words) =>
        [.. Separator().Split(words).Select(name => name.Trim(' ', '、', '，', '　')).Where(name => name.Length > 1)];

    [GeneratedRegex(@"[\s、，]+", RegexOptions.None, 2000)]
    private static partial Regex Separator();

    [GeneratedRegex(
        @"^(?!.*(关于|通知|公告|办法|特此|附件))[\u4E00-\u9FFF（）]{1,38}(部|局|委|委员会|厅|院|署|总署|总局|银行|分行|中心支行|支行|联合会|联盟|办公室|办公厅|办|政府|总社|分局|管委会|指挥部|领导小组|党组|中心|总工会|管理处|行)$",
        RegexOptions.ExplicitCapture,
        2000
    )]
    private static partial Regex Authority();
}
