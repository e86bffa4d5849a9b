namespace PolicyMarket.Data.Calendar;

/// <summary>Chinese texts about the calendar of working days.</summary>
internal static class CalendarWording
{
    internal const string Name = "节日";
    internal const string Source = "依据";
    internal const string Reason = "理由";
    internal const string DaysOff = "放假日期";
    internal const string WorkedDays = "调休上班";
    internal const string ThisHoliday = "这个放假安排";

    internal static string Range(DateOnly from, DateOnly to, int most) =>
        $"放假从 {from:yyyy-MM-dd} 到 {to:yyyy-MM-dd} 不成一段（最后一天不能在第一天之前，最多 {most} 天），什么也没有改动。请核对公告后再填。";

    internal static string NoWeekend(DateOnly day) =>
        $"{day:yyyy-MM-dd} 不是周末，本来就上班，什么也没有改动。调休上班的日子只能是周六或周日，请核对公告。";

    internal static string OffAndWorked(DateOnly day) => $"{day:yyyy-MM-dd} 既放假又上班，什么也没有改动。请核对公告。";

    internal static string TooFar(DateOnly day, int most) => $"{day:yyyy-MM-dd} 离放假的日子超过 {most} 天，什么也没有改动。请核对年份。";

    internal static string Taken(DateOnly day, Holiday there) =>
        $"{day:yyyy-MM-dd} 已经在“{there.Name}”的安排里（{there.From:yyyy-MM-dd} 至 {there.To:yyyy-MM-dd}，依据：{there.Source}），什么也没有改动。安排有变的，先撤掉原来的再录入。";

    internal static string Say(string name, DateOnly from, DateOnly to, string worked, string source) =>
        $"{name} {from:yyyy-MM-dd} 至 {to:yyyy-MM-dd}{(worked.Length == 0 ? "" : $"，上班 {worked.Replace(" ", "、", StringComparison.Ordinal)}")}；依据：{source}";
}
