using System.Text.RegularExpressions;
using PolicyMarket.Rules.Documents.Text;

namespace PolicyMarket.Rules.Documents.Head;

/// <summary>The parts of a document around its body: the lines above the addressees, and the signature.</summary>
internal sealed partial class HeadZone
{
    private const int MostHeadParagraphs = 40;

    private HeadZone(FlatText text, List<FlatParagraph> opening, int signature) => (Text, Opening, Signature) = (text, opening, signature);

    public FlatText Text { get; }

    /// <summary>Paragraphs before the first sentence of the body.</summary>
    public List<FlatParagraph> Opening { get; }

    /// <summary>Index of the paragraph with the date of the signature; -1 when there is none.</summary>
    public int Signature { get; }

    public static HeadZone Find(FlatText text, int bodyEnd)
    {
        var opening = new List<FlatParagraph>();
        foreach (var paragraph in text.Paragraphs.Take(MostHeadParagraphs).TakeWhile(one => one.Start < bodyEnd))
        {
            var words = text.Of(paragraph);
            if (IsBody(words) && opening.Count > 0)
            {
                break;
            }

            opening.Add(paragraph);
        }

        return new HeadZone(text, opening, SignatureOf(text, bodyEnd));
    }

    /// <summary>A date alone in its line, not in brackets; the last one before the first annex, but the first one after which a title follows.</summary>
    private static int SignatureOf(FlatText text, int bodyEnd)
    {
        for (var index = 1; index < text.Paragraphs.Count && text.Paragraphs[index].Start < bodyEnd; index++)
        {
            if (DateLine().IsMatch(text.Of(text.Paragraphs[index])) && !IsHeadDate(text, index))
            {
                return index;
            }
        }

        return -1;
    }

    /// <summary>A date right under the title belongs to a web page, not to the signature.</summary>
    private static bool IsHeadDate(FlatText text, int index)
    {
        for (var before = 0; before < index; before++)
        {
            if (IsBody(text.Of(text.Paragraphs[before])))
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsBody(string words) =>
        !MetaLine().IsMatch(words)
        && (
            Addressee().IsMatch(words)
            || (words.EndsWith('\u3002') && words.Length > 12)
            || (words.EndsWith('：') && words.Length > 10)
            || (words.Contains('，', StringComparison.Ordinal) && words.Length > 30 && !words.StartsWith('（'))
            || BodyMark().IsMatch(words)
        );

    [GeneratedRegex("^" + ReadDates.Pattern + "$", RegexOptions.None, 2000)]
    private static partial Regex DateLine();

    [GeneratedRegex(
        @"^(各|市直|县直|省直|区直|州直|驻|有关|市各|县各|全[省市县区]|[\u4E00-\u9FFF、，（）]{2,80}人民政府).{0,160}：$",
        RegexOptions.ExplicitCapture,
        2000
    )]
    private static partial Regex Addressee();

    [GeneratedRegex(@"^(第[一二三四五六七八九十\d]{1,3}[章条]|一、|（一）|为|根据|按照)", RegexOptions.ExplicitCapture, 2000)]
    private static partial Regex BodyMark();

    [GeneratedRegex(
        @"^(索\s?引\s?号|发文机关|发布机构|发布单位|制发机关|公开主体|成文日期|发文日期|印发日期|发布日期|发布时间|发文字号|文\s?号|标\s?题|主题分类|有效性|效力状态|统一登记号|来源|签发人|主题词|\|)",
        RegexOptions.ExplicitCapture,
        2000
    )]
    internal static partial Regex MetaLine();
}
