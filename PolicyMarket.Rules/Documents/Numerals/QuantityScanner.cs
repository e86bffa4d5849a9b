using System.Text.RegularExpressions;

namespace PolicyMarket.Rules.Documents.Numerals;

/// <summary>Finds all numbers with units in folded text. Numbers of clauses, documents and calendar dates are left out.</summary>
internal static partial class QuantityScanner
{
    public static List<Quantity> Scan(string text)
    {
        var found = new List<Quantity>();
        foreach (Match match in Pattern().Matches(text))
        {
            if (Create(text, match) is { } quantity)
            {
                found.Add(quantity);
            }
        }

        return found;
    }

    private static Quantity? Create(string text, Match match)
    {
        if (match.Index > 0 && text[match.Index - 1] is '第' or '.')
        {
            return null;
        }

        if (match.Groups["part"] is { Success: true } part)
        {
            var digits = match.Groups["of"].Value;
            return ChineseNumber.Read(digits) is { } share
                ? new Quantity(match.Index, match.Index + match.Length, share, part.Value == "千" ? "‰" : "%")
                : null;
        }

        var unit = match.Groups["unit"].Value;
        if (ChineseNumber.Read(match.Groups["num"].Value) is not { } value || IsDate(text, match, unit, value))
        {
            return null;
        }

        var multiplier = match.Groups["mul"].Value;
        (value, unit) = Scaled(value, multiplier, unit);
        return new Quantity(match.Index, match.Index + match.Length, value, unit);
    }

    /// <summary>Money and electricity keep 万 and 亿 in their unit, as gold data and forms have them; counts are multiplied.</summary>
    private static (decimal Value, string Unit) Scaled(decimal value, string multiplier, string unit)
    {
        unit = unit switch
        {
            "％" => "%",
            "百分点" => "个百分点",
            "度" => "千瓦时",
            "元人民币" => "元",
            "周年" => "年",
            "个自然月" or "月" => "个月",
            "工作日" => "个工作日",
            _ => unit,
        };
        if (multiplier.Length == 0)
        {
            return (value, unit);
        }

        var isKept = unit is "元" or "美元" or "千瓦时";
        return multiplier switch
        {
            "万" or "亿" when isKept => (value, multiplier + unit),
            "万" => (value * 10_000, unit),
            "亿" => (value * 100_000_000, unit),
            "千万" => (value * 1_000, "万" + unit),
            "百万" => (value * 100, "万" + unit),
            "十万" => (value * 10, "万" + unit),
            "千" => (value * 1_000, unit),
            "百" => (value * 100, unit),
            "万亿" => (value * 10_000, "亿" + unit),
            _ => throw new ArgumentOutOfRangeException(nameof(multiplier), multiplier, "Unknown multiplier."),
        };
    }

    private static bool IsDate(string text, Match match, string unit, decimal value)
    {
        var after = match.Index + match.Length;
        return unit switch
        {
            "年" => (value is >= 1900 and <= 2100) || (after < text.Length && text[after] is '期' && value > 1900),
            "日" or "月" => match.Index > 0 && text[match.Index - 1] is '月' or '年' || unit == "月",
            "个" or "家" or "项" or "名" or "次" => value == 1 && match.Groups["num"].Value is "一" && IsPlainOne(text, match.Index),
            _ => false,
        };
    }

    /// <summary>同一个, 任一项, 统一家 are no counts.</summary>
    private static bool IsPlainOne(string text, int at) => at > 0 && text[at - 1] is '同' or '任' or '统' or '每' or '某' or '另' or '前' or '这';

    [GeneratedRegex(
        @"(?<part>百|千)分之(?<of>[零〇一二两三四五六七八九十点\d.]{1,8})"
            + @"|(?<num>[一二两三四五六七八九十百千]{1,6}亿[零一二两三四五六七八九十百千]{1,8}万(?=元)|\d{1,3}(?:[，,]\d{3}){1,4}(?:\.\d{1,6})?|\d{1,15}(?:\.\d{1,6})?|[零〇一二两三四五六七八九十百千壹贰叁肆伍陆柒捌玖拾佰仟]{1,12}(?:点[零〇一二三四五六七八九]{1,4})?)"
            + @"(?:余|多)?(?<mul>万亿|千万|百万|十万|万|亿|千|百)?(?:余|多)?"
            + @"(?<unit>美元|元人民币|元|个百分点|百分点|%|‰|BP|千瓦时|度(?!假)|个工作日|工作日|个自然月|个月|周年|年(?!度|产|营|销|初|底|末|来|前|均|利|薪)|月(?![\d一二三四五六七八九十]|份)|天|日|平方米|亩|人次|人夜|人天|人月|人|名|家|户|个|件|项|辆|台|套|张|晚|夜|次|倍|分|吨|公里|场|篇|种|小时|期|档|门|床|头|只|羽|株|公顷|个床位|架次|标箱|批|届|级|支|所|间|层|班)",
        RegexOptions.None,
        2000
    )]
    private static partial Regex Pattern();
}
