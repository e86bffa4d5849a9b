using System.Text.RegularExpressions;
using PolicyMarket.Rules.Documents.Model;
using PolicyMarket.Rules.Values;

namespace PolicyMarket.Rules.Documents.Head;

/// <summary>Finds the territory and the level of an authority from its name.</summary>
internal static partial class TerritoryReader
{
    private const string National = "国家";
    private const string County = "县";
    private const string City = "市";
    private const string Province = "省";

    private static readonly HashSet<string> Municipalities = new(StringComparer.Ordinal) { "北京市", "天津市", "上海市", "重庆市" };

    /// <summary>Level and territory; null when none of the texts names a place or a national authority. The first text decides.</summary>
    public static (string Level, ReadTerritory Territory)? Read(IEnumerable<string> texts)
    {
        foreach (var text in texts.Where(text => text.Length > 0))
        {
            if (Place().Match(text) is { Success: true } place && Found(place) is { } found)
            {
                return found;
            }

            if (Ministry().IsMatch(text))
            {
                return (National, new ReadTerritory(null, "全国"));
            }
        }

        return null;
    }

    /// <summary>The place and all places above it for which a word such as 本市 or 我省 stands; null when the document has none of that level.</summary>
    public static string? Resolve(string word, ReadTerritory? territory)
    {
        if (territory?.Code is not { } code)
        {
            return null;
        }

        return word[^1] switch
        {
            '省' => code[..2] + "0000",
            '市' when code.EndsWith("0000", StringComparison.Ordinal) => code,
            '市' => RegionTree.Name(code).EndsWith('市') ? code : code[..4] + "00",
            _ => code,
        };
    }

    private static (string Level, ReadTerritory Territory)? Found(Match place)
    {
        var parts = new[] { "p", "c", "x" }.Select(name => place.Groups[name].Value).Where(part => part.Length > 0).ToList();
        if (parts.Count == 0)
        {
            return null;
        }

        var name = parts[^1];
        var code =
            RegionNames.Find(string.Concat(parts)) is [var only] ? only
            : RegionNames.Find(name) is [var single] ? single
            : null;
        return (LevelOf(name, code, parts.Count), new ReadTerritory(code, name));
    }

    private static string LevelOf(string name, string? code, int parts)
    {
        if (code is not null)
        {
            return code.EndsWith("0000", StringComparison.Ordinal) ? Province
                : code.EndsWith("00", StringComparison.Ordinal) ? City
                : County;
        }

        return name[^1] switch
        {
            '省' => Province,
            _ when name.EndsWith("自治区", StringComparison.Ordinal) || Municipalities.Contains(name) => Province,
            '县' or '区' or '旗' => County,
            '市' when parts > 1 && name.Length > 0 && parts == 3 => County,
            _ => City,
        };
    }

    [GeneratedRegex(
        @"^(?:中共)?(?<p>[\u4E00-\u9FFF]{2,3}省|内蒙古自治区|广西壮族自治区|西藏自治区|宁夏回族自治区|新疆维吾尔自治区)?(?<c>(?!超市|城市|都市)[\u4E00-\u9FFF]{2,12}?(?:自治州|地区|盟(?![\u4E00-\u9FFF]{0,2}会))|[\u4E00-\u9FFF]{2,4}?市(?!场|政))?(?<x>(?!人民|科技|财政)[\u4E00-\u9FFF]{1,10}?(?:自治县|自治旗|县|旗|新区|区(?!域))|[\u4E00-\u9FFF]{2,3}市(?!场|政))?",
        RegexOptions.None,
        2000
    )]
    private static partial Regex Place();

    [GeneratedRegex(
        @"^(国务院|国家|财政部|科技部|科学技术部|教育部|工业和信息化部|人力资源社会保障部|人力资源和社会保障部|商务部|农业农村部|民政部|公安部|司法部|自然资源部|生态环境部|住房城乡建设部|住房和城乡建设部|交通运输部|水利部|文化和旅游部|退役军人部|退役军人事务部|应急管理部|审计署|海关总署|税务总局|市场监管总局|中国|中共中央|全国|体育总局|证监会|银保监会|金融监管总局|知识产权局|能源局)",
        RegexOptions.ExplicitCapture,
        2000
    )]
    private static partial Regex Ministry();
}
