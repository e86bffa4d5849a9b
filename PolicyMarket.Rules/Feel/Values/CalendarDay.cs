using System.Globalization;

namespace PolicyMarket.Rules.Feel.Values;

/// <summary>A day of the proleptic Gregorian calendar, years -999999999 to 999999999.</summary>
internal readonly record struct CalendarDay(int Year, int Month, int Day)
{
    public const int LastYear = 999_999_999;

    /// <summary>Days since 1970-01-01.</summary>
    public long Number
    {
        get
        {
            long year = Month <= 2 ? Year - 1L : Year;
            var era = FloorDivide(year, 400);
            var yearOfEra = year - (era * 400);
            var dayOfYear = (((153 * (Month + (Month > 2 ? -3 : 9))) + 2) / 5) + Day - 1;
            return (era * 146_097) + (yearOfEra * 365) + (yearOfEra / 4) - (yearOfEra / 100) + dayOfYear - 719_468;
        }
    }

    /// <summary>1 is Monday, 7 Sunday.</summary>
    public int Weekday => (int)(((Number + 3) % 7 + 7) % 7) + 1;

    public int DayOfYear => (int)(Number - new CalendarDay(Year, 1, 1).Number) + 1;

    /// <summary>Week of ISO 8601.</summary>
    public int Week
    {
        get
        {
            var thursday = FromNumber(Number + 4 - Weekday);
            return thursday is { } day ? ((day.DayOfYear - 1) / 7) + 1 : 1;
        }
    }

    public static CalendarDay Of(DateOnly date) => new(date.Year, date.Month, date.Day);

    /// <summary>Null when there is no such day.</summary>
    public static CalendarDay? Create(long year, long month, long day) =>
        year is >= -LastYear and <= LastYear && month is >= 1 and <= 12 && day >= 1 && day <= DaysIn((int)year, (int)month)
            ? new CalendarDay((int)year, (int)month, (int)day)
            : null;

    /// <summary>Null outside the years there are.</summary>
    public static CalendarDay? FromNumber(long number)
    {
        if (Math.Abs(number) > 366L * LastYear)
        {
            return null;
        }

        number += 719_468;
        var era = FloorDivide(number, 146_097);
        var dayOfEra = number - (era * 146_097);
        var yearOfEra = (dayOfEra - (dayOfEra / 1_460) + (dayOfEra / 36_524) - (dayOfEra / 146_096)) / 365;
        var dayOfYear = dayOfEra - ((365 * yearOfEra) + (yearOfEra / 4) - (yearOfEra / 100));
        var shifted = ((5 * dayOfYear) + 2) / 153;
        var month = shifted < 10 ? shifted + 3 : shifted - 9;
        return Create(yearOfEra + (era * 400) + (month <= 2 ? 1 : 0), month, dayOfYear - (((153 * shifted) + 2) / 5) + 1);
    }

    /// <summary>The same day of another month, or its last; null outside the years there are.</summary>
    public CalendarDay? AddMonths(long months)
    {
        if (Math.Abs(months) > 24L * LastYear)
        {
            return null;
        }

        var all = (Year * 12L) + Month - 1 + months;
        var year = FloorDivide(all, 12);
        var month = (int)(all - (year * 12)) + 1;
        return Math.Abs(year) > LastYear ? null : new CalendarDay((int)year, month, Math.Min(Day, DaysIn((int)year, month)));
    }

    /// <summary>Null outside the years that DateOnly has.</summary>
    public DateOnly? ToDateOnly() => Year is >= 1 and <= 9999 ? new DateOnly(Year, Month, Day) : null;

    /// <summary>Below zero when this day is earlier.</summary>
    public int Against(CalendarDay other) => (Year, Month, Day).CompareTo((other.Year, other.Month, other.Day));

    public override string ToString()
    {
        var year = Math.Abs(Year).ToString("0000", CultureInfo.InvariantCulture);
        return string.Create(CultureInfo.InvariantCulture, $"{(Year < 0 ? "-" : "")}{year}-{Month:00}-{Day:00}");
    }

    internal static long FloorDivide(long value, long by) => (value / by) - (value % by < 0 ? 1 : 0);

    private static int DaysIn(int year, int month) =>
        month switch
        {
            2 => year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28,
            4 or 6 or 9 or 11 => 30,
            _ => 31,
        };
}
