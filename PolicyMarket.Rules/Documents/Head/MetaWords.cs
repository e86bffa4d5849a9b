using System.Text.RegularExpressions;

namespace PolicyMarket.Rules.Documents.Head;

/// <summary>Fields that a page of a government site prints above the text (发文字号：…, | 成文日期 | … |).</summary>
internal static partial class MetaWords
{
    /// <summary>Value after one of the names; null when the zone has none.</summary>
    public static (string Value, int Index)? Find(string zone, string names)
    {
        foreach (Match match in Field().Matches(zone))
        {
            if (names.Split('|').Contains(match.Groups["name"].Value.Replace(" ", "", StringComparison.Ordinal), StringComparer.Ordinal))
            {
                var value = match.Groups["value"];
                var trimmed = value.Value.Trim(' ', '|');
                if (trimmed.Length > 1)
                {
                    return (trimmed, value.Index + value.Value.IndexOf(trimmed, StringComparison.Ordinal));
                }
            }
        }

        return null;
    }

    [GeneratedRegex(
        @"(?<name>发文机关|发布机构|发布单位|制发机关|公开主体|成文日期|发文日期|印发日期|发布日期|发布时间|发文字号|文\s?号|标\s?题)\s?(?:：|\|)\s?(?<value>[^\n|]{1,120}?)(?=\s?\||\n|$|\s(?:索引号|发文机关|成文日期|发文日期|发布日期|发文字号|文号|标题|主题分类|有效性|来源))",
        RegexOptions.None,
        2000
    )]
    private static partial Regex Field();
}
