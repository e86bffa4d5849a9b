using System.Globalization;
using PolicyMarket.Data.Workflows;
using PolicyMarket.Rules.Values;

namespace PolicyMarket.Web.Ui;

/// <summary>How figures and dates read on every screen.</summary>
public static class Formats
{
    private static readonly CultureInfo Chinese = CultureInfo.GetCultureInfo("zh-CN");

    /// <summary>Fen as "1,234,567.89 元".</summary>
    public static string Yuan(long fen) => MoneyText.Exact(fen / 100m);

    /// <summary>Yuan as "1,234,567.89 元".</summary>
    public static string Yuan(decimal yuan) => MoneyText.Exact(yuan);

    /// <summary>Fen as "1,234,567.89", without the unit.</summary>
    public static string YuanFigure(long fen) => MoneyText.Figure(fen / 100m);

    /// <summary>Yuan as people say sums: "50 万元", "1.2 亿元" when that takes at most two decimals, else "1,500 元".</summary>
    public static string Wan(decimal yuan) => MoneyText.Short(yuan);

    /// <summary>An estimate in fen, told without fen: "约 58 万元".</summary>
    public static string About(long fen) => MoneyText.About(fen / 100m);

    /// <summary>The one figure of a page, with its sign: "¥ 386,000"; whole yuan have no decimals.</summary>
    public static string Sign(decimal yuan) => "¥\u00A0" + (yuan == decimal.Truncate(yuan) ? yuan.ToString("N0", Chinese) : MoneyText.Figure(yuan));

    /// <summary>Fen as people say sums.</summary>
    public static string WanOfFen(long fen) => Wan(fen / 100m);

    public static string Count(long count) => count.ToString("N0", Chinese);

    /// <summary>A share between 0 and 1 as "12.5%".</summary>
    public static string Percent(decimal share) => (share * 100m).ToString("0.#", Chinese) + "%";

    public static string Date(DateOnly date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>"2026-11-26（周四）".</summary>
    public static string DateAndWeekday(DateOnly date) => $"{Date(date)}（{Weekday(date)}）";

    public static string Weekday(DateOnly date) => "周" + "日一二三四五六"[(int)date.DayOfWeek];

    /// <summary>A UTC instant as Shanghai time, to the minute: "2026-11-26 09:05".</summary>
    public static string Instant(DateTime utc) => BusinessClock.InZone(utc).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);

    public static string Duration(TimeSpan duration) =>
        duration switch
        {
            { TotalSeconds: < 1 } => "不到 1 秒",
            { TotalMinutes: < 1 } => $"{duration.Seconds} 秒",
            { TotalHours: < 1 } => $"{duration.Minutes} 分 {duration.Seconds} 秒",
            _ => $"{(long)duration.TotalHours} 小时 {duration.Minutes} 分",
        };

    /// <summary>"0.4 秒", "12.3 秒": for steps that are compared.</summary>
    public static string Seconds(TimeSpan duration) =>
        duration.TotalMinutes < 10 ? string.Create(CultureInfo.InvariantCulture, $"{duration.TotalSeconds:#,##0.0} 秒") : Duration(duration);
}
