using System.Collections.Immutable;
using System.Text.RegularExpressions;
using PolicyMarket.Rules.Documents.Model;
using PolicyMarket.Rules.Documents.Text;

namespace PolicyMarket.Rules.Documents.Head;

/// <summary>Finds the numbers of documents that this one repeals: in sentences that say so, and in the lists of a document that only repeals.</summary>
internal static partial class RepealReader
{
    public static ImmutableArray<ReadField> Read(FlatText text, string title, string? own)
    {
        var found = new List<ReadField>();
        var repealsAll = RepealTitle().IsMatch(title);
        var listed = repealsAll;
        foreach (var paragraph in text.Paragraphs)
        {
            var words = text.Of(paragraph);
            if (listed && !paragraph.IsRow && ListEnd().IsMatch(words) && !Repeal().IsMatch(words))
            {
                listed = repealsAll && !Kept().IsMatch(words);
            }

            foreach (Match sentence in Sentence().Matches(words))
            {
                if ((Repeal().IsMatch(sentence.Value) && !Kept().IsMatch(sentence.Value)) || (listed && !Reason().IsMatch(sentence.Value)))
                {
                    Add(text, paragraph.Start + sentence.Index, sentence.Value, own, found);
                }
            }

            listed |= Repeal().IsMatch(words) && (words.EndsWith('：') || words.EndsWith('\u3002') && words.Contains("下列", StringComparison.Ordinal));
        }

        return [.. found];
    }

    private static void Add(FlatText text, int start, string sentence, string? own, List<ReadField> found)
    {
        var basis = Basis().Match(sentence).Length;
        foreach (var match in NumberReader.All(sentence).Where(match => match.Index >= basis))
        {
            var number = Opening().Replace(match.Value, "");
            if (number == own || found.Exists(one => one.Value == number))
            {
                continue;
            }

            var at = start + match.Index + match.Length - number.Length;
            var (offset, length, words) = text.Span(at, at + number.Length);
            found.Add(new ReadField(number, new SourceSpan(offset, length, words, 0.9)));
        }
    }

    [GeneratedRegex(@"[^\u3002；]{4,600}", RegexOptions.None, 2000)]
    private static partial Regex Sentence();

    [GeneratedRegex(@"废止|停止执行|失效|不再执行|作废|停止施行|终止执行|即行停止|不再施行|停止实施", RegexOptions.None, 2000)]
    private static partial Regex Repeal();

    [GeneratedRegex(@"继续有效|未废止|修改|修订", RegexOptions.None, 2000)]
    private static partial Regex Kept();

    [GeneratedRegex(
        @"^(?:[一二三四五六七八九十]{1,3}、|第[一二三四五六七八九十]{1,3}条)?\s?(根据|依据|按照)[^，]{0,160}，",
        RegexOptions.ExplicitCapture,
        2000
    )]
    private static partial Regex Basis();

    [GeneratedRegex(@"^(根据|依据|按照|为)|^经", RegexOptions.ExplicitCapture, 2000)]
    private static partial Regex Reason();

    [GeneratedRegex(@"废止|宣布失效", RegexOptions.None, 2000)]
    private static partial Regex RepealTitle();

    [GeneratedRegex(@"^(第[一二三四五六七八九十]+条|[一二三四五六七八九十]+、|附件)", RegexOptions.ExplicitCapture, 2000)]
    private static partial Regex ListEnd();

    [GeneratedRegex(@"^(同时|原|以及|和|及|与|对|将|按|按照|根据|依据)+(?=[\u4E00-\u9FFF])", RegexOptions.ExplicitCapture, 2000)]
    private static partial Regex Opening();
}
