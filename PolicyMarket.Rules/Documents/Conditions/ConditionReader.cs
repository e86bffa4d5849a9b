using System.Text.RegularExpressions;
using PolicyMarket.Rules.Documents.Head;
using PolicyMarket.Rules.Documents.Model;
using PolicyMarket.Rules.Documents.Numerals;
using PolicyMarket.Rules.Documents.Sentences;
using PolicyMarket.Rules.Documents.Text;
using PolicyMarket.Rules.Documents.Vocabulary;

namespace PolicyMarket.Rules.Documents.Conditions;

/// <summary>Reads the conditions of one numbered part: thresholds, places, dates, lists and statuses.</summary>
internal sealed partial class ConditionReader(FlatText text, ReadTerritory? territory)
{
    private const int LongestLabel = 18;

    private (Measure? Measure, string Label)? _carried;

    public List<ReadCondition> Read(ClausePart part)
    {
        var found = new List<ReadCondition>();
        var isNegative = NegativeLead().IsMatch(part.Lead) || NegativeLead().IsMatch(part.Title);
        _carried = null;
        foreach (var original in part.Sentences)
        {
            if (original.IsRow)
            {
                _carried = null;
            }

            var sentence = original with { Words = Book().Replace(original.Words, book => new string('《', book.Length)) };
            if (IsIrrelevant(sentence.Words))
            {
                continue;
            }

            var excludes = isNegative || NegativeLead().IsMatch(sentence.Words);
            Thresholds(part.Path, sentence, excludes, found);
            ListReader.Read(text, part.Path, sentence, territory, found);
            Statuses(part, sentence, excludes, found);
        }

        return found;
    }

    /// <summary>Purposes, duties of offices, periods of validity and repeals state no conditions.</summary>
    private static bool IsIrrelevant(string words) => Irrelevant().IsMatch(words);

    private void Thresholds(string path, ReadSentence sentence, bool isNegative, List<ReadCondition> found)
    {
        Measure? measure = null;
        var label = "";
        foreach (var placed in sentence.Quantities)
        {
            if (placed.Role != QuantityRole.Threshold || placed.Comparison is not { } comparison)
            {
                continue;
            }

            var quantity = placed.Quantity;
            if (!placed.IsListed || label.Length == 0)
            {
                var left = sentence.Words[..quantity.Start];
                var segment = placed.Subject ?? left[SegmentStart(left)..];
                var nearest = MeasureWords.Nearest(segment, quantity);
                measure = nearest?.Measure;
                label = measure?.Label ?? LabelOf(segment);
                (measure, label) = label.Length < 2 && _carried is { } carried ? carried : (measure, label);
                _carried = label.Length < 2 ? _carried : (measure, label);
            }

            if (label.Length < 2)
            {
                continue;
            }

            var kind =
                isNegative ? StatusWords.Negative
                : BonusSign().IsMatch(sentence.Words) ? StatusWords.Bonus
                : StatusWords.Gate;
            found.Add(
                new ReadCondition(
                    path,
                    label,
                    measure?.Attribute,
                    comparison.Operator,
                    ReadValue.Of(quantity.Value),
                    quantity.Unit,
                    comparison.Inclusive,
                    kind,
                    Span(
                        sentence.Start + Math.Max(0, quantity.Start - placed.Left.Length),
                        sentence.Start + quantity.End + Tail(placed.Right),
                        measure is null ? 0.5 : 0.8
                    )
                )
            );
        }
    }

    private void Statuses(ClausePart part, ReadSentence sentence, bool isNegative, List<ReadCondition> found)
    {
        foreach (var (status, start, length) in StatusWords.Find(sentence.Words))
        {
            var isExcluding = status.Kind == StatusWords.Negative;
            if (isExcluding && !isNegative && !Absent().IsMatch(sentence.Words[..start]) && !Refused().IsMatch(sentence.Words))
            {
                continue;
            }

            if (status.Kind == StatusWords.Gate && !IsQualification(sentence.Words, start, length))
            {
                continue;
            }

            if (NotStated().IsMatch(sentence.Words[..start]))
            {
                continue;
            }

            if (found.Exists(one => one.Clause == part.Path && one.Label == status.Label))
            {
                continue;
            }

            var kind =
                isExcluding || (isNegative && status.Kind == StatusWords.Gate && !Absent().IsMatch(sentence.Words)) ? StatusWords.Negative : status.Kind;
            var source = Span(sentence.Start + start, sentence.Start + start + length, 0.6);
            found.Add(new ReadCondition(part.Path, status.Label, status.Attribute, "==", ReadValue.Of(true), null, null, kind, source));
        }
    }

    /// <summary>A title counts as a condition where the sentence is about firms that have or get it.</summary>
    private static bool IsQualification(string words, int start, int length) =>
        !Purpose().IsMatch(words) && !words[..start].EndsWith("成为", StringComparison.Ordinal) && start + length <= words.Length;

    private static int SegmentStart(string left)
    {
        var at = left.LastIndexOfAny(['，', '：']);
        if (at < 0)
        {
            return 0;
        }

        // 年营业收入首次达到5亿元、同比增长10%以上的: the subject may stand before the comma.
        return left.Length - at <= 6 ? Math.Max(0, left[..at].LastIndexOfAny(['，', '：']) + 1) : at + 1;
    }

    private static string LabelOf(string segment)
    {
        var words = Comparison.Before().Replace(segment, "");
        words = words[(words.LastIndexOfAny(['、', '，', '：', '）']) + 1)..];
        words = Prefix().Replace(words, "");
        var of = words.LastIndexOf('的');
        words = of >= 0 && of + 1 < words.Length ? words[(of + 1)..] : words;
        words = Prefix().Replace(words, "");
        return words.Length > LongestLabel ? words[^LongestLabel..] : words;
    }

    private static int Tail(string right) => Comparison.After().Match(right) is { Success: true } after ? after.Length : 0;

    private SourceSpan Span(int start, int end, double confidence)
    {
        var (offset, length, words) = text.Span(start, end);
        return new SourceSpan(offset, length, words, confidence);
    }

    [GeneratedRegex(
        @"不予(支持|受理|兑现|享受|奖励|补助|补贴|认定|扶持|申报|推荐)|不得(申报|申请|享受|推荐|给予)|不享受|负面清单|取消[^，]{0,10}资格|不纳入[^，]{0,6}(支持|范围)|下列情形之一|下列情况之一|以下情形之一|以下情况之一|不适用|不给予",
        RegexOptions.ExplicitCapture,
        2000
    )]
    private static partial Regex NegativeLead();

    [GeneratedRegex(
        @"(未|无|没有|不存在|不属于|未被|不得|非|除|不含|不包括|没|未发生|未列入|不在)[^，\u3002；]{0,40}$",
        RegexOptions.ExplicitCapture,
        2000
    )]
    private static partial Regex Absent();

    [GeneratedRegex(@"(所称|是否|是否属于|成为)$", RegexOptions.ExplicitCapture, 2000)]
    private static partial Regex NotStated();

    [GeneratedRegex(@"《[^》]{2,80}》", RegexOptions.None, 2000)]
    private static partial Regex Book();

    [GeneratedRegex(@"不予|不得|取消|不享受|除外|追回|收回", RegexOptions.None, 2000)]
    private static partial Regex Refused();

    [GeneratedRegex(
        @"^(?:第.{1,4}条|[\d一二三四五六七八九十、（）.\s]{0,6})\s?(为|为了|根据|按照|坚持|鼓励和引导|加强|完善|强化|各(县|区|市|部门|地)|本[\u4E00-\u9FFF]{2,6}(自|由)|此前|同时|原)[^，]{0,60}(精神|实际|规定，结合|施行|执行|负责|废止|制定本)|有效期|解释",
        RegexOptions.ExplicitCapture,
        2000
    )]
    private static partial Regex Irrelevant();

    [GeneratedRegex(
        @"再(给予|奖励|补助|增加)|额外|另(行)?(给予|奖励|增加)|上浮|提高[^，]{0,8}(百分点|%|比例)|叠加|加奖|增加[^，]{0,4}个百分点",
        RegexOptions.ExplicitCapture,
        2000
    )]
    private static partial Regex BonusSign();

    [GeneratedRegex(
        @"^[\d一二三四五六七八九十、（）.\s]{0,6}(支持|鼓励|引导|推动|培育|加快|加强|强化|促进|奖励|做大|推进|提升)[^，\u3002；]{0,30}$|目标|力争|到\d{4}年",
        RegexOptions.ExplicitCapture,
        2000
    )]
    private static partial Regex Purpose();

    [GeneratedRegex(
        @"^(对|其|该|且|并|并且|同时|及|和|或|或者|若|如|凡|企业|项目|单位|申报|申请|须|需|应当|应|当年|上年度|上一年度|上年|本年度|年度|年末|最近|近|单个|的|在|已|连续|累计|实际|原则上|当|全年|年(?=[\u4E00-\u9FFF]{3}))+",
        RegexOptions.ExplicitCapture,
        2000
    )]
    private static partial Regex Prefix();
}
