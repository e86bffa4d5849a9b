namespace PolicyMarket.Rules.Attributes;

/// <summary>
/// Whole years, months or days between a date and the business date. A month ends on the day with the same number, or on the last day of a month that has
/// no such day (民法典第二百零二条).
/// </summary>
public static class ElapsedTime
{
    /// <summary>The platform attribute that holds the business date.</summary>
    public const string BusinessDate = "business_date";

    private const int MonthsOfYear = 12;

    public static bool IsElapsedTime(ViewKind kind) =>
        kind is ViewKind.YearsSince or ViewKind.MonthsSince or ViewKind.DaysSince or ViewKind.MonthsUntil or ViewKind.DaysUntil;

    /// <summary>True where the value differs on every day.</summary>
    public static bool ChangesDaily(ViewKind kind) => kind is ViewKind.DaysSince or ViewKind.DaysUntil;

    /// <summary>Null for the time since a day that has not come; 0 for the time until a day that has passed.</summary>
    public static int? Between(ViewKind kind, DateOnly date, DateOnly today) =>
        kind switch
        {
            ViewKind.YearsSince => MonthsSince(date, today) / MonthsOfYear,
            ViewKind.MonthsSince => MonthsSince(date, today),
            ViewKind.DaysSince => date > today ? null : today.DayNumber - date.DayNumber,
            ViewKind.MonthsUntil => MonthsUntil(date, today),
            ViewKind.DaysUntil => Math.Max(0, date.DayNumber - today.DayNumber),
            _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "No view of elapsed time."),
        };

    /// <summary>
    /// The nearest days on either side of today on which the value becomes another than on the day before; between them it stays as it is. None for a
    /// value that changes daily.
    /// </summary>
    public static IEnumerable<DateOnly> ChangeDays(ViewKind kind, DateOnly date, DateOnly today)
    {
        if (kind == ViewKind.MonthsUntil)
        {
            var left = MonthsUntil(date, today);
            return Valid(date, -left, 1).Concat(Valid(date, -(left + 1), 1));
        }

        if (ChangesDaily(kind))
        {
            return [];
        }

        var step = kind == ViewKind.YearsSince ? MonthsOfYear : 1;
        var passed = MonthsSince(date, today) / step;
        return passed is { } whole ? Valid(date, whole * step, 0).Concat(Valid(date, (whole + 1) * step, 0)) : [date];
    }

    private static int? MonthsSince(DateOnly date, DateOnly today)
    {
        if (date > today)
        {
            return null;
        }

        var months = ((today.Year - date.Year) * MonthsOfYear) + today.Month - date.Month;
        return date.AddMonths(months) <= today ? months : months - 1;
    }

    private static int MonthsUntil(DateOnly date, DateOnly today)
    {
        if (date <= today)
        {
            return 0;
        }

        var months = ((date.Year - today.Year) * MonthsOfYear) + date.Month - today.Month;
        return date.AddMonths(-months) >= today ? months : months - 1;
    }

    private static IEnumerable<DateOnly> Valid(DateOnly date, int months, int days)
    {
        var month = (date.Year * MonthsOfYear) + date.Month - 1 + months;
        return month / MonthsOfYear is >= 1 and < 9999 && month > 0 ? [date.AddMonths(months).AddDays(days)] : [];
    }
}
