namespace PolicyMarket.Data.Matching;

/// <summary>Monday to Friday; the holidays that the State Council announces each year are not known here and count as working days.</summary>
internal static class Workdays
{
    /// <summary>The given number of working days after a date.</summary>
    public static DateOnly After(DateOnly date, int count)
    {
        for (var left = count; left > 0;)
        {
            date = date.AddDays(1);
            if (date.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday))
            {
                left--;
            }
        }

        return date;
    }
}
