using System.Text.RegularExpressions;
using PolicyMarket.Rules.Documents.Numerals;
using PolicyMarket.Rules.Documents.Vocabulary;

namespace PolicyMarket.Rules.Documents.Sentences;

/// <summary>Splits a part of the text into sentences and decides what each number is for: a threshold, an award, a rate, a limit or a step.</summary>
internal static partial class SentenceReader
{
    private const int LongestSentence = 1500;

    public static List<ReadSentence> Read(string flat, int start, int end)
    {
        var sentences = new List<ReadSentence>();
        var paragraph = 0;
        List<string>? headings = null;
        for (var at = start; at < end; )
        {
            var stop = flat.AsSpan(at, Math.Min(end - at, LongestSentence)).IndexOfAny('\u3002', '；', '\n');
            var until = stop < 0 ? Math.Min(end, at + LongestSentence) : at + stop;
            if (until > at && flat[at] == '|' && (at == start || flat[at - 1] == '\n'))
            {
                until = flat.IndexOf('\n', at) is > 0 and var line && line < end ? line : end;
                sentences.AddRange(TableRow.Read(flat[at..until], at, paragraph, ref headings));
            }
            else if (until > at)
            {
                headings = null;
                var words = flat[at..until];
                sentences.Add(
                    new ReadSentence(words, at, until < end ? flat[until] : '\n', Place(words, flat[start..Math.Min(end, start + 4000)]), paragraph)
                );
            }

            paragraph += until < end && flat[until] == '\n' ? 1 : 0;
            at = until + 1;
        }

        return sentences;
    }

    private static List<PlacedQuantity> Place(string words, string part)
    {
        var quantities = QuantityScanner.Scan(words);
        quantities.RemoveAll(one => one.Start > 1 && words[one.Start - 1] == '含' && words[one.Start - 2] is '（' or '不');
        var placed = new List<PlacedQuantity>(quantities.Count);
        for (var index = 0; index < quantities.Count; index++)
        {
            var quantity = quantities[index];
            var left = words[(index > 0 ? quantities[index - 1].End : 0)..quantity.Start];
            var right = words[quantity.End..(index + 1 < quantities.Count ? quantities[index + 1].Start : words.Length)];
            placed.Add(PlaceOne(words, part, quantity, left, right, placed.Count > 0 ? placed[^1] : null));
        }

        return placed;
    }

    private static PlacedQuantity PlaceOne(string words, string part, Quantity quantity, string left, string right, PlacedQuantity? before)
    {
        var comparison = Comparison.Read(left, right);
        if (before is not null && RangeSign().IsMatch(left) && before.Role is not QuantityRole.Other)
        {
            return Range(part, words[quantity.Start..quantity.End], quantity, left, right, before, comparison);
        }

        if (before is not null && ListSign().IsMatch(left) && IsAlike(before.Quantity, quantity))
        {
            var listed = comparison ?? before.Comparison;
            return new PlacedQuantity(quantity, before.Role, listed, left, right, IsListed: true);
        }

        var isLower = before is { Role: QuantityRole.Cap } && NotLess().IsMatch(left);
        var role = isLower ? QuantityRole.Floor : RoleOf(words, quantity, left, right, comparison);
        if (role == QuantityRole.Threshold && comparison is null)
        {
            comparison = new Comparison(">=", true, false);
        }

        return new PlacedQuantity(quantity, role, comparison, left, right, IsListed: false) { RangeEnd = RangeStart().IsMatch(right) ? 1 : 0 };
    }

    private static PlacedQuantity Range(
        string part,
        string printed,
        Quantity quantity,
        string left,
        string right,
        PlacedQuantity before,
        Comparison? comparison
    )
    {
        var isOpen = right.StartsWith("（不含", StringComparison.Ordinal);
        var isClosed =
            right.StartsWith("（含", StringComparison.Ordinal)
            || comparison is { Operator: "<=" }
            || part.Contains("超过" + printed, StringComparison.Ordinal)
            || (comparison is null && !before.Right.StartsWith("（含", StringComparison.Ordinal));
        var upper = before.Role == QuantityRole.Threshold ? new Comparison(isClosed && !isOpen ? "<=" : "<", isClosed && !isOpen, true) : null;
        return new PlacedQuantity(quantity, before.Role, upper, left, right, IsListed: true) { RangeEnd = 2 };
    }

    private static QuantityRole RoleOf(string words, Quantity quantity, string left, string right, Comparison? comparison)
    {
        if (StepSign().IsMatch(left) && !quantity.IsTime && !Award().IsMatch(left[left.LastIndexOf('每')..]) && !CapSign().IsMatch(left))
        {
            return quantity.IsCount && quantity.Value == 1 && !quantity.Unit.EndsWith("千瓦时", StringComparison.Ordinal)
                ? QuantityRole.UnitBase
                : QuantityRole.Step;
        }

        var (award, measure) = (LastAward(left), MeasureWords.Nearest(left, quantity)?.Start ?? -1);
        if (quantity.IsTime)
        {
            return quantity.Unit is "个工作日" or "天" or "日" or "小时" && measure < 0 ? QuantityRole.Time
                : (comparison is not null || RangeStart().IsMatch(right)) && (measure >= 0 || TimeSubject().IsMatch(left)) ? QuantityRole.Threshold
                : QuantityRole.Time;
        }

        if (quantity.IsCount)
        {
            return comparison is not null && !CapSign().IsMatch(left) ? QuantityRole.Threshold
                : Rank().IsMatch(left) || Scored().IsMatch(left) ? QuantityRole.Threshold
                : QuantityRole.Other;
        }

        if (LimitOf(words, quantity, left, right, award, measure) is { } limit)
        {
            return limit;
        }

        return quantity.IsShare ? ShareRole(words, left, right, comparison, award) : MoneyRole(words, left, right, comparison, award, measure);
    }

    /// <summary>Upper and lower limits of an award; null when the number limits a fact or nothing.</summary>
    private static QuantityRole? LimitOf(string words, Quantity quantity, string left, string right, int award, int measure)
    {
        var isRate = quantity.IsShare && (RateSign().IsMatch(left) || RateAfter().IsMatch(right));
        if (CapSign().IsMatch(left))
        {
            return isRate ? QuantityRole.Rate : QuantityRole.Cap;
        }

        if (NotMore().IsMatch(left))
        {
            var isSubject = measure > award && !CapSubject().IsMatch(left) && !AwardAfter().IsMatch(right);
            return isRate ? QuantityRole.Rate
                : isSubject || (award < 0 && !CapSubject().IsMatch(left) && !AwardAfter().IsMatch(right) && !AwardBefore(words, quantity)) ? null
                : QuantityRole.Cap;
        }

        return NotLess().IsMatch(left) && award > measure && award >= 0 ? QuantityRole.Floor : null;
    }

    /// <summary>An award was named earlier in the sentence and nothing but a limit follows: 补助50%，不超过20万元.</summary>
    private static bool AwardBefore(string words, Quantity quantity) =>
        Award().IsMatch(words[..quantity.Start]) && words[..quantity.Start].LastIndexOf('，') is >= 0 and var comma && quantity.Start - comma <= 8;

    private static QuantityRole ShareRole(string words, string left, string right, Comparison? comparison, int award)
    {
        if (RateSign().IsMatch(left) && !Comparison.After().IsMatch(right))
        {
            return QuantityRole.Rate;
        }

        if (comparison is not null && !(award >= 0 && comparison.IsStated is false))
        {
            return QuantityRole.Threshold;
        }

        return Growth().IsMatch(left) ? QuantityRole.Threshold
            : RateAfter().IsMatch(right) || award >= 0 || RateContext().IsMatch(left) ? QuantityRole.Rate
            : Award().IsMatch(words) ? QuantityRole.Rate
            : QuantityRole.Other;
    }

    private static QuantityRole MoneyRole(string words, string left, string right, Comparison? comparison, int award, int measure)
    {
        var isAward = AwardAfter().IsMatch(right) && !Comparison.After().IsMatch(right);
        if (award < 0 && !isAward && (Part().IsMatch(right) || (RangeStart().IsMatch(right) && words.Contains("部分", StringComparison.Ordinal))))
        {
            return QuantityRole.Threshold;
        }

        if (comparison is not null)
        {
            return isAward && measure < 0 ? QuantityRole.Award
                : award > measure && award >= 0 && AwardEnd().IsMatch(left) ? QuantityRole.Award
                : QuantityRole.Threshold;
        }

        return isAward || award > measure || UnitAfter().IsMatch(right) ? QuantityRole.Award
            : measure >= 0 && (FirmAfter().IsMatch(right) || RangeStart().IsMatch(right)) ? QuantityRole.Threshold
            : AwardTable().IsMatch(left) || (Award().IsMatch(words) && measure < 0) ? QuantityRole.Award
            : QuantityRole.Other;
    }

    private static int LastAward(string left)
    {
        var last = -1;
        foreach (Match match in Award().Matches(left))
        {
            last = match.Index;
        }

        return last;
    }

    private static bool IsAlike(Quantity first, Quantity second) =>
        (first.IsMoney && second.IsMoney) || (first.IsShare && second.IsShare) || (first.IsCount && second.IsCount && first.Unit == second.Unit);

    [GeneratedRegex(
        @"^(?:（[^）]{0,12}）)?(?:以上|以下)?(?:（[^）]{0,12}）)?(?:的)?[、和及或与：:](?:不超过|最高)?$|^(?:（[^）]{0,12}）)?(?:以上|以下)(?:（[^）]{0,12}）)?[、，]$",
        RegexOptions.None,
        2000
    )]
    private static partial Regex ListSign();

    [GeneratedRegex(
        @"^(?:（[^）]{0,6}）)?(?:以上)?(?:（[^）]{0,6}）)?\s?(?:至|到|-)\s?$|^(?:（[^）]{0,6}）)?以上(?:（[^）]{0,6}）)?(?:、|，|且|但)?(?:不满|不足|低于|不超过|未满|少于)?$",
        RegexOptions.None,
        2000
    )]
    private static partial Regex RangeSign();

    [GeneratedRegex(@"^(?:（[^）]{0,6}）)?(?:以上)?\s?(?:至|到|-)\s?$", RegexOptions.None, 2000)]
    private static partial Regex RangeStart();

    [GeneratedRegex(
        @"每(?:年)?(?:[\u4E00-\u9FFF]{0,12})(?:增加|增长|满|新增|超过|达到|提高|提升|完成|上|招用|吸纳|引进|培育|安置|购置|新购|净增|带动|实现|接待|输送|录用|超|引入|销售|运输|投资|投入|出口|纳税|新招|就业)(?:了|的)?$|每$",
        RegexOptions.None,
        2000
    )]
    private static partial Regex StepSign();

    [GeneratedRegex(
        @"(最高|最多|最大|上限|封顶|限额|限高)(?:额度|金额|奖励|补助|补贴|资助|扶持|支持|贴息|给予|可|可达|可获|可给予|不|得|超过|为|至|到|限额|标准|总额|，|:|：|不超过|不得超过|累计){0,5}$",
        RegexOptions.ExplicitCapture,
        2000
    )]
    private static partial Regex CapSign();

    [GeneratedRegex(
        @"(不超过|不高于|不得超过|不得高于|控制在|不突破|不超|不多于|不大于)(?:人民币|其)?$|(?:(?:奖励|补助|补贴|资金|支持|贴息|扶持|奖补)总额|累计|合计)(?:为|以)?$",
        RegexOptions.ExplicitCapture,
        2000
    )]
    private static partial Regex NotMore();

    [GeneratedRegex(@"(不低于|不少于|最低|不得低于|保底)(?:奖励|补助|补贴|给予|为|标准|人民币)?$", RegexOptions.ExplicitCapture, 2000)]
    private static partial Regex NotLess();

    [GeneratedRegex(
        @"(奖励|补助|补贴|资助|扶持|支持|奖补|贴息|资金|奖金|返还|配套|享受|减免|补偿)[^，；]{0,14}$|单个(企业|项目)|每(家|户|个|人)[^，；]{0,8}(累计|合计|年度|总|不)|同一(企业|项目|单位)|单户|单(家|项)|累计|(?<!资产|投资|产值|费用|销售|收入|进出口|税收|融资|贷款|工资|纳税|交易)总额",
        RegexOptions.ExplicitCapture,
        2000
    )]
    private static partial Regex CapSubject();

    [GeneratedRegex(
        @"按(?:照)?(?!时|期|月|年|规定|要求)[^，；]{0,40}$|(?:其|的|额|费用|金额|利息|部分|总额|投资|投入|价款|价格|实际支出|支出|税额|贡献|收入)(?:的)?$|给予[^，；]{0,30}$",
        RegexOptions.None,
        2000
    )]
    private static partial Regex RateSign();

    [GeneratedRegex(
        @"^(?:的)?(?:比例|标准|额度|幅度|税率|比率|系数)?(?:，|、)?(?:由[^，；]{0,14})?(?:一次性)?(?:给予|予以|进行|奖励|补助|补贴|资助|贴息|返还|支持|扶持|奖补|配套|的(?:一次性)?(?:奖|补|资|扶|贴)|的比例|税率|缴纳|征收|加计|抵免|减征|计入|计提|扣除|计算)",
        RegexOptions.None,
        2000
    )]
    private static partial Regex RateAfter();

    [GeneratedRegex(@"减按|上浮|提高|提升|增加|下浮|降低|税率|贴息率|加计", RegexOptions.None, 2000)]
    private static partial Regex RateContext();

    [GeneratedRegex(@"增长|增速|增幅|同比|占比|比重|占|率$|达", RegexOptions.None, 2000)]
    private static partial Regex Growth();

    [GeneratedRegex(
        @"^(?:（[^）]{0,14}）)?(?:人民币)?(?:的|一次性|资金|经费|现金|财政|定额|工作|专项|一年期|创业|租房|生活|岗位|安家|科研|首次|配套|、|左右|购房|标准|综合|运营|建设|认定|以内的)*(?:奖励|补助|补贴|资助|扶持|奖补|奖金|支持|贴息|补偿|配套|租金补|安家费|经费|资金)",
        RegexOptions.None,
        2000
    )]
    private static partial Regex AwardAfter();

    [GeneratedRegex(@"(奖励|补助|补贴|资助|扶持|给予|支持|奖补|发放|奖)(?:人民币|不低于|不少于|约)?$", RegexOptions.ExplicitCapture, 2000)]
    private static partial Regex AwardEnd();

    [GeneratedRegex(
        @"奖励|奖补|补助|补贴|资助|扶持|给予|支持|贴息|返还|奖金|发放|拨付|补偿|减免|抵减|退还|配套|奖|补|扣减|定额|免收|减收|予以",
        RegexOptions.None,
        2000
    )]
    internal static partial Regex Award();

    [GeneratedRegex(
        @"^(?:/|每|／)(?:人|月|户|家|辆|个|张|平方米|千瓦时|度|名|年|件|项|台|床|亩|吨|晚|场|次|天|日|夜|标箱|柜|班|公里)",
        RegexOptions.None,
        2000
    )]
    internal static partial Regex UnitAfter();

    [GeneratedRegex(@"^(?:（[^）]{0,10}）)?(?:的)?[^，；\u3002]{0,14}(?:企业|的|项目|单位|机构|公司|商户|主体)", RegexOptions.None, 2000)]
    private static partial Regex FirmAfter();

    [GeneratedRegex(@"^(?:以上|以下)?(?:（[^）]{0,8}）)?(?:的)?部分", RegexOptions.None, 2000)]
    private static partial Regex Part();

    [GeneratedRegex(@"(标准|金额|额度)(?:为|：|:)?$", RegexOptions.ExplicitCapture, 2000)]
    private static partial Regex AwardTable();

    [GeneratedRegex(@"(前|排名|名列|位列|第)$", RegexOptions.ExplicitCapture, 2000)]
    private static partial Regex Rank();

    [GeneratedRegex(@"(得分|评分)[^，；]{0,6}$", RegexOptions.ExplicitCapture, 2000)]
    private static partial Regex Scored();

    [GeneratedRegex(@"(满|超过|不少于|不低于|连续|累计|以上|至少|期限)", RegexOptions.ExplicitCapture, 2000)]
    private static partial Regex TimeSubject();
}
