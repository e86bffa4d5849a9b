using System.Text.RegularExpressions;
using PolicyMarket.Rules.Documents.Model;
using PolicyMarket.Rules.Documents.Numerals;
using PolicyMarket.Rules.Documents.Text;

namespace PolicyMarket.Rules.Documents.Head;

/// <summary>Reads from when and until when a document is in force. The last day is included: five years from 1 January end on 31 December.</summary>
internal static partial class ValidityReader
{
    public sealed record Found(DateOnly? From, DateOnly? To, ReadValidity Validity);

    public static Found Read(FlatText text, DateOnly? issued, bool isAmending)
    {
        var best = new Found(null, null, new ReadValidity("none", null, null, null));
        var score = 0;
        foreach (Match sentence in Sentence().Matches(isAmending ? Quoted().Replace(text.Flat, quote => new string('“', quote.Length)) : text.Flat))
        {
            if (!Hint().IsMatch(sentence.Value))
            {
                continue;
            }

            var rank = Rank(sentence.Value);
            if (rank == 0 || rank < score)
            {
                continue;
            }

            var found = ReadSentence(text, sentence, issued);
            if (found is not null)
            {
                best = rank == score ? Merge(best, found) : Merge(found, best);
                score = rank;
            }
        }

        return best with
        {
            To = best.To ?? EndOf(best.From ?? (best.Validity.Years is null ? null : issued), best.Validity.Years),
        };
    }

    /// <summary>A sentence of the document about itself counts more than one about an item.</summary>
    private static int Rank(string sentence) =>
        Foreign().IsMatch(sentence) && !Self().IsMatch(sentence) ? 0
        : Self().IsMatch(sentence) ? 3
        : Period().IsMatch(sentence) ? 1
        : 2;

    private static Found Merge(Found first, Found second) =>
        new(
            first.From ?? second.From,
            first.To ?? second.To,
            first.Validity.Kind == "none" || (first.Validity.Kind == "open" && second.Validity.Kind is "years" or "until")
                ? second.Validity
                : first.Validity
        );

    private static Found? ReadSentence(FlatText text, Match sentence, DateOnly? issued)
    {
        var words = sentence.Value;
        var source = Source(text, sentence, 0.85);
        var from = FromOf(words, issued);
        if (
            Period().Match(words) is { Success: true } period
            && ReadDates.Read(period.Groups["a"].Value) is { } start
            && EndDay(period.Groups["b"].Value) is { } stop
        )
        {
            return new Found(from ?? start, stop, new ReadValidity("until", null, stop, source));
        }

        if (Until().Match(words) is { Success: true } until && EndDay(until.Groups["d"].Value) is { } last)
        {
            return new Found(from, last, new ReadValidity("until", null, last, source));
        }

        if (Years().Match(words) is { Success: true } years && ChineseNumber.Read(years.Groups["n"].Value) is { } count and < 100)
        {
            return new Found(from, EndOf(from, (int)count), new ReadValidity("years", (int)count, null, source));
        }

        return from is null ? null : new Found(from, null, new ReadValidity("open", null, null, source));
    }

    private static DateOnly? EndDay(string words) => ReadDates.Read(words) ?? ReadDates.ReadMonthEnd(words);

    private static DateOnly? EndOf(DateOnly? from, int? years) => from is { } start && years is { } count ? start.AddYears(count).AddDays(-1) : null;

    private static DateOnly? FromOf(string words, DateOnly? issued)
    {
        if (FromDay().Match(words) is { Success: true } day)
        {
            return ReadDates.Read(day.Groups["d"].Value);
        }

        if (FromIssue().Match(words) is not { Success: true } issue || issued is not { } date)
        {
            return null;
        }

        return ChineseNumber.Read(issue.Groups["n"].Value) is { } days ? date.AddDays((int)days) : date;
    }

    private static SourceSpan Source(FlatText text, Match sentence, double confidence)
    {
        var (offset, length, words) = text.Span(sentence.Index, sentence.Index + sentence.Length);
        return new SourceSpan(offset, length, words, confidence);
    }

    [GeneratedRegex(@"“[^”]{4,1500}”", RegexOptions.None, 2000)]
    private static partial Regex Quoted();

    [GeneratedRegex(@"[^\u3002；\n]{4,400}", RegexOptions.None, 2000)]
    private static partial Regex Sentence();

    [GeneratedRegex(@"施行|执行|实施|生效|有效期|期限|试行|有效|截止|自\d{4}年|之日起", RegexOptions.None, 2000)]
    private static partial Regex Hint();

    [GeneratedRegex(
        @"本(办法|通知|公告|措施|政策|细则|实施细则|意见|规定|决定|方案|条例|若干|实施办法|实施方案|文件|指南|暂行办法|令|奖励办法|通告|规则|政策措施)|^第.{1,4}条.{0,6}自|^[（\d一二三四五六七八九十）、.]{1,4}(自|有效期|本|施行)|有效期|以上政策|上述政策|政策(执行|实施)期|执行期限|实施期限|^自.{2,14}起(施行|执行|实施)|^自本|此前",
        RegexOptions.ExplicitCapture,
        2000
    )]
    private static partial Regex Self();

    [GeneratedRegex(@"废止|停止执行|失效|不再执行|合同|贷款|证书|协议|资格|称号|承诺", RegexOptions.None, 2000)]
    private static partial Regex Foreign();

    [GeneratedRegex(
        "(?<a>" + ReadDates.Pattern + @")(?:起)?(?:至|到|-)(?<b>" + ReadDates.Pattern + @"|\d{4}年\d{1,2}月(?:底|末)?|\d{4}年(?:底|末))",
        RegexOptions.None,
        2000
    )]
    private static partial Regex Period();

    [GeneratedRegex(
        @"(?:有效期|执行期限|实施期限|执行期|实施期|执行|施行|截止|延长|有效|延续|实施|之日起|日起)，?[^，\u3002]{0,6}?(?:至|到|截止于|截至)(?<d>"
            + ReadDates.Pattern
            + @"|\d{4}年\d{1,2}月(?:底|末)|\d{4}年(?:底|末))",
        RegexOptions.None,
        2000
    )]
    private static partial Regex Until();

    [GeneratedRegex(
        @"(?:有效期限?|试行期|试行期限|施行期限|暂定|执行期限|执行期|实施期限|试行|有效)(?:为|暂定|暂定为|定为|:|：)?(?<n>[一二两三四五六七八九十]{1,2}|\d{1,2})年",
        RegexOptions.None,
        2000
    )]
    private static partial Regex Years();

    [GeneratedRegex(
        "自(?<d>" + ReadDates.Pattern + @")(?:起|开始|之日起)?[^\u3002，；]{0,4}(?:施行|执行|实施|生效|试行|有效|起)",
        RegexOptions.None,
        2000
    )]
    private static partial Regex FromDay();

    [GeneratedRegex(
        @"自?(?:本[\u4E00-\u9FFF]{2,4})?(?:发布|印发|公布|颁布|发文|签发|下发|发布实施|印发施行)之日起(?:满|的)?(?:(?<n>\d{1,3}|[一二三四五六七八九十]{1,3})(?:日|天|个工作日)后?)?[^\u3002，；]{0,4}(?:施行|执行|实施|生效|试行|有效|起|$)?",
        RegexOptions.None,
        2000
    )]
    private static partial Regex FromIssue();
}
