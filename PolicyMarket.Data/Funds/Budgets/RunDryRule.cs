namespace PolicyMarket.Data.Funds.Budgets;

/// <summary>The arithmetic of <see cref="FundForecast"/>, without a database.</summary>
public static class RunDryRule
{
    /// <summary>
    /// The first day after <paramref name="today"/> by whose end the pace has used more than is available; null when that is after <paramref
    /// name="lastDay"/>. An
    /// empty fund with a pace is dry today.
    /// </summary>
    public static DateOnly? ByPace(long availableFen, long paceFenPerDay, DateOnly today, DateOnly lastDay)
    {
        if (paceFenPerDay <= 0)
        {
            return null;
        }

        var daysCovered = Math.Max(0, availableFen) / paceFenPerDay;
        return daysCovered >= lastDay.DayNumber - today.DayNumber ? null : today.AddDays((int)daysCovered + (availableFen > 0 ? 1 : 0));
    }

    /// <summary>The last day of the offer with which the sum of the offers, by rising last day, exceeds what is available; null when it never does.</summary>
    public static DateOnly? ByOffers(long availableFen, IEnumerable<(DateOnly LastDay, long Fen)> offers)
    {
        var needed = 0L;
        foreach (var (lastDay, fen) in offers.OrderBy(o => o.LastDay))
        {
            needed += fen;
            if (needed > availableFen)
            {
                return lastDay;
            }
        }

        return null;
    }

    /// <summary>Fen left on the last day by the greater of the two needs; the day itself counts.</summary>
    public static long LeftFen(long availableFen, long paceFenPerDay, long offersFen, DateOnly today, DateOnly lastDay)
    {
        var days = Math.Max(0, lastDay.DayNumber - today.DayNumber);
        return availableFen - Math.Max(Math.Max(0, paceFenPerDay) * days, offersFen);
    }
}
