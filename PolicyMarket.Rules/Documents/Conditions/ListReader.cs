using System.Text.RegularExpressions;
using PolicyMarket.Rules.Documents.Head;
using PolicyMarket.Rules.Documents.Model;
using PolicyMarket.Rules.Documents.Sentences;
using PolicyMarket.Rules.Documents.Text;
using PolicyMarket.Rules.Documents.Vocabulary;

namespace PolicyMarket.Rules.Documents.Conditions;

/// <summary>Reads places, industries, credit ratings, sizes of firms and dates: conditions whose value is a word, a list or a day.</summary>
internal static partial class ListReader
{
    public static void Read(FlatText text, string path, ReadSentence sentence, ReadTerritory? territory, List<ReadCondition> found)
    {
        Place(text, path, sentence, territory, found);
        Regions(text, path, sentence, found);
        Ratings(text, path, sentence, found);
        Sizes(text, path, sentence, found);
        Industries(text, path, sentence, found);
        Dates(text, path, sentence, found);
    }

    private static void Place(FlatText text, string path, ReadSentence sentence, ReadTerritory? territory, List<ReadCondition> found)
    {
        if (
            Registered().Match(sentence.Words) is not { Success: true } match
            || found.Exists(one => one.Clause == path && one.Attribute == "registration_region")
        )
        {
            return;
        }

        var word = match.Groups["p"].Success && match.Groups["p"].Length > 0 ? match.Groups["p"].Value : match.Groups["q"].Value;
        var own = word.Length == 2 && word[0] is '本' or '我' or '全';
        found.Add(
            Make(text, path, sentence, match, "注册地", "registration_region", "under", ReadValue.Of(word)) with
            {
                Resolved = own ? TerritoryReader.Resolve(word, territory) : null,
            }
        );
    }

    private static void Regions(FlatText text, string path, ReadSentence sentence, List<ReadCondition> found)
    {
        if (RegionList().Match(sentence.Words) is not { Success: true } match)
        {
            return;
        }

        var names = match
            .Groups["l"]
            .Value.Split(['、', '和', '及', '与'])
            .Select(name => Note().Replace(name, "").Trim())
            .Where(name => name.Length >= 2)
            .ToList();
        if (names.Count >= 2)
        {
            found.Add(Make(text, path, sentence, match, "注册地", "registration_region", "under", ReadValue.Of(names)));
        }
    }

    private static void Ratings(FlatText text, string path, ReadSentence sentence, List<ReadCondition> found)
    {
        if (Rating().Match(sentence.Words) is not { Success: true } match)
        {
            return;
        }

        var letters = match.Groups["l"].Value.Where(char.IsAsciiLetterUpper).Select(letter => letter.ToString()).ToList();
        if (match.Groups["above"].Success && letters is [var lowest])
        {
            letters = [.. new[] { "A", "B", "M", "C", "D" }.TakeWhile(letter => letter != lowest), lowest];
        }

        var negative = match.Value.Contains('为') && sentence.Words.Contains("不予", StringComparison.Ordinal);
        found.Add(
            Make(
                text,
                path,
                sentence,
                match,
                "纳税信用级别",
                "tax_credit_rating",
                letters.Count > 1 ? "in" : "==",
                letters.Count > 1 ? ReadValue.Of(letters) : ReadValue.Of(letters[0])
            ) with
            {
                Kind = negative ? StatusWords.Negative : StatusWords.Gate,
            }
        );
    }

    private static void Sizes(FlatText text, string path, ReadSentence sentence, List<ReadCondition> found)
    {
        if (Size().Match(sentence.Words) is { Success: true } match && !found.Exists(one => one.Clause == path && one.Attribute == "enterprise_size"))
        {
            string[] sizes = match.Groups["s"].Value switch
            {
                "小微" or "小型微型" or "小型、微型" => ["小型", "微型"],
                "中小微" => ["中型", "小型", "微型"],
                "大中型" => ["大型", "中型"],
                _ => ["中型", "小型"],
            };
            found.Add(Make(text, path, sentence, match, "企业划型", "enterprise_size", "in", ReadValue.Of(sizes)));
        }
    }

    private static void Industries(FlatText text, string path, ReadSentence sentence, List<ReadCondition> found)
    {
        if (Industry().Match(sentence.Words) is not { Success: true } match)
        {
            return;
        }

        var names = match.Groups["l"].Value.Split(['、', '和', '及', '或', '与']).Select(name => name.Trim()).Where(name => name.Length >= 2).ToList();
        if (names.Count > 0 && !NoIndustry().IsMatch(match.Value))
        {
            found.Add(
                Make(
                    text,
                    path,
                    sentence,
                    match,
                    "所属行业",
                    "industry_code",
                    names.Count > 1 ? "in" : "under",
                    names.Count > 1 ? ReadValue.Of(names) : ReadValue.Of(names[0])
                )
            );
        }
    }

    private static void Dates(FlatText text, string path, ReadSentence sentence, List<ReadCondition> found)
    {
        if (
            Between().Match(sentence.Words) is { Success: true } period
            && ReadDates.Read(period.Groups["a"].Value) is { } from
            && ReadDates.Read(YearOf(period)) is { } to
        )
        {
            var (label, attribute) = Event(sentence.Words[(period.Index + period.Length)..]);
            if (label is not null)
            {
                found.Add(Make(text, path, sentence, period, label, attribute, "between", ReadValue.Of([Iso(from), Iso(to)])));
            }

            return;
        }

        if (Since().Match(sentence.Words) is { Success: true } since && ReadDates.Read(since.Groups["d"].Value) is { } day)
        {
            var (label, attribute) = Event(sentence.Words[(since.Index + since.Length)..]);
            if (label is not null)
            {
                var op = since.Groups["w"].Value.Contains('前') ? "<" : ">=";
                found.Add(Make(text, path, sentence, since, label, attribute, op, ReadValue.Of(Iso(day))) with { Inclusive = op == ">=" });
            }
        }
    }

    /// <summary>The second date may leave its year out.</summary>
    private static string YearOf(Match period) =>
        char.IsAsciiDigit(period.Groups["b"].Value[0]) && period.Groups["b"].Value.Contains('年')
            ? period.Groups["b"].Value
            : period.Groups["a"].Value[..5] + period.Groups["b"].Value;

    private static (string? Label, string? Attribute) Event(string after)
    {
        var near = after.Length > 26 ? after[..26] : after;
        return Founded().IsMatch(near) ? ((string?)"成立日期", (string?)"registration_date")
            : EventName().Match(near) is { Success: true } named ? (named.Groups["e"].Value + "日期", null)
            : (null, null);
    }

    private static string Iso(DateOnly date) => date.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

    private static ReadCondition Make(
        FlatText text,
        string path,
        ReadSentence sentence,
        Match match,
        string label,
        string? attribute,
        string op,
        ReadValue value
    )
    {
        var (offset, length, words) = text.Span(sentence.Start + match.Index, sentence.Start + match.Index + match.Length);
        return new ReadCondition(path, label, attribute, op, value, null, null, StatusWords.Gate, new SourceSpan(offset, length, words, 0.7));
    }

    [GeneratedRegex(
        @"(?:在|(?<!适用)于|注册地|住所地?|登记地|工商注册地?|税务登记地?|地址)(?:均)?(?:在|位于|为|于)?(?<p>[本我全][省市县区旗州]|[\u4E00-\u9FFF]{2,8}(?:省|市|县|(?<!地|园|城)区|旗|自治州))(?:行政区域|辖区|范围|境|区域|市区)?(?:内|之内)?(?:依法|合法|登记|工商|税务|进行|且)*(?:注册|登记|设立|成立|纳税|办理|，|的|内|$)|(?<q>[本我][省市县区旗州])(?:行政区域|辖区|范围|境)?内?(?:依法|合法)?(?:登记|注册|设立|工商登记|办理)",
        RegexOptions.None,
        2000
    )]
    private static partial Regex Registered();

    [GeneratedRegex(
        @"(?:包括|范围为|地区为|是指)(?<l>(?:[\u4E00-\u9FFF]{2,14}(?:（[^）]{0,20}）)?、){2,40}[\u4E00-\u9FFF]{2,14}(?:（[^）]{0,20}）)?)(?=$|[，\u3002；])",
        RegexOptions.None,
        2000
    )]
    private static partial Regex RegionList();

    [GeneratedRegex(@"（[^）]*）", RegexOptions.None, 2000)]
    private static partial Regex Note();

    [GeneratedRegex(
        @"纳税信用(?:等级|级别|评价)?(?:结果)?(?:被)?(?:评定|评价|达到|评)?(?:为|在|是)?(?<l>[A-DM]级?(?:[、或和及/][A-DM]级?){0,3})(?:级)?(?<above>及?以上)?",
        RegexOptions.None,
        2000
    )]
    private static partial Regex Rating();

    [GeneratedRegex(
        @"(?<!创新型|专精特新|科技型|优质|支持|鼓励|促进|服务)(?<s>中小微|小型微型|小微|大中型|中小)企业(?=[^，\u3002；]{0,30}(?:的|按|给予|可|申请|贷款)|，|、|$)",
        RegexOptions.None,
        2000
    )]
    private static partial Regex Size();

    [GeneratedRegex(
        @"(?:属于|从事|主营业务为|所属行业为)(?<l>[\u4E00-\u9FFF、和及]{2,40}?(?:业|制造|产业|行业))(?:的|范围|领域|企业|，|\u3002|等|$)",
        RegexOptions.None,
        2000
    )]
    private static partial Regex Industry();

    [GeneratedRegex(@"限制|禁止|淘汰|鼓励类|规定|产业政策|企业业|其他", RegexOptions.None, 2000)]
    private static partial Regex NoIndustry();

    [GeneratedRegex(
        "(?<a>" + ReadDates.Pattern + @")(?:起)?(?:至|到|-)(?<b>" + ReadDates.Pattern + @"|\d{1,2}月\d{1,2}日)(?:期间|之间)?(?:，|内)?",
        RegexOptions.None,
        2000
    )]
    private static partial Regex Between();

    [GeneratedRegex("(?<d>" + ReadDates.Pattern + @")(?<w>\(?（?含?）?(?:以后|之后|后|起|以来|以前|之前|前))(?:，)?", RegexOptions.None, 2000)]
    private static partial Regex Since();

    [GeneratedRegex(@"^(?:新|首次|在[本我].|依法)?(?:注册|登记|成立|设立|新设立|新注册)", RegexOptions.None, 2000)]
    private static partial Regex Founded();

    [GeneratedRegex(
        @"^[^，\u3002；]{0,8}?(?<e>认定|获评|竣工|投产|开工|备案|入库|招用|购置|签订|通过|取得|入驻|入选|上市|登记|授权|新招用|毕业)",
        RegexOptions.None,
        2000
    )]
    private static partial Regex EventName();
}
