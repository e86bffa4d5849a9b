using System.Text;
using UglyToad.PdfPig;
using UglyToad.PdfPig.DocumentLayoutAnalysis.TextExtractor;

namespace PolicyMarket.Tests.Support;

/// <summary>Reads the text of a drawn document back, without blanks.</summary>
internal static class PdfText
{
    public static string Read(byte[] pdf, out int pages)
    {
        using var document = PdfDocument.Open(pdf);
        pages = document.NumberOfPages;
        var text = string.Concat(document.GetPages().Select(page => ContentOrderTextExtractor.GetText(page)));
        Assert.Matches("/FontFile|/Type3", Encoding.Latin1.GetString(pdf));
        return Plain(string.Concat(text.Where(sign => !char.IsWhiteSpace(sign))));
    }

    /// <summary>
    /// The font has one glyph for a sign and its radical, and the text in the document names the radical: 金 comes back as ⾦. The compatibility form undoes it
    /// but for the radicals of simplified signs.
    /// </summary>
    public static string Plain(string text) =>
        "⺠民⻚页⻓长⻋车⻔门⻅见⻉贝⻢马⻥鱼⻦鸟⻩黄⻬齐⻰龙⻛风⻜飞⻝食⻄西⺟母"
            .Chunk(2)
            .Aggregate(text.Normalize(NormalizationForm.FormKC), (plain, pair) => plain.Replace(pair[0], pair[1]));
}
