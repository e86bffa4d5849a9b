using System.Globalization;
using System.Text.RegularExpressions;
using PolicyMarket.Rules.Documents.Numerals;

namespace PolicyMarket.Rules.Documents.Head;

/// <summary>Reads calendar dates of folded text: 2024年1月1日, 二〇二四年一月一日, 2024-01-01, 2024.1.1.</summary>
internal static partial class ReadDates
{
    public const string Pattern =
        @"(?:\d{4}年\s?\d{1,2}月\s?\d{1,2}日|[一二][〇零○OO一二三四五六七八九]{3}年[一二三四五六七八九十元正]{1,2}月[一二三四五六七八九十]{1,3}日|\d{4}[-./]\d{1,2}[-./]\d{1,2})";

    /// <summary>Null for words that name no day of the calendar.</summary>
    public static DateOnly? Read(string words)
    {
        var match = Parts().Match(words.Replace(" ", "", StringComparison.Ordinal));
        if (!match.Success)
        {
            return null;
        }

        var parts = new[] { match.Groups["y"].Value, match.Groups["m"].Value, match.Groups["d"].Value }
            .Select(part => ChineseNumber.Read(part.Replace('元', '一').Replace('正', '一').Replace('O', '〇')))
            .ToArray();
        return
            parts is [{ } year, { } month, { } day]
            && DateOnly.TryParseExact(
                string.Create(CultureInfo.InvariantCulture, $"{(int)year:0000}-{(int)month:00}-{(int)day:00}"),
                "yyyy-MM-dd",
                CultureInfo.InvariantCulture,
                DateTimeStyles.None,
                out var date
            )
            ? date
            : null;
    }

    /// <summary>Last day of a month without a day (2024年12月), or of a year (2024年底).</summary>
    public static DateOnly? ReadMonthEnd(string words) =>
        MonthOnly().Match(words) is { Success: true } month
        && ChineseNumber.Read(month.Groups["y"].Value) is { } year
        && ChineseNumber.Read(month.Groups["m"].Success ? month.Groups["m"].Value : "12") is { } number and >= 1 and <= 12
            ? new DateOnly((int)year, (int)number, 1).AddMonths(1).AddDays(-1)
            : null;

    [GeneratedRegex(
        @"(?<y>\d{4}|[一二][〇零○O一二三四五六七八九]{3})[年\-./](?<m>\d{1,2}|[一二三四五六七八九十元正]{1,2})[月\-./](?<d>\d{1,2}|[一二三四五六七八九十]{1,3})日?",
        RegexOptions.None,
        2000
    )]
    private static partial Regex Parts();

    [GeneratedRegex(@"(?<y>\d{4})年(?:底|末|(?<m>\d{1,2})月(?:底|末|份)?)", RegexOptions.None, 2000)]
    private static partial Regex MonthOnly();
}
