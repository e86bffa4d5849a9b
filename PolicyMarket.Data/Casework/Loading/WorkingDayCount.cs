using PolicyMarket.Rules.Values;

namespace PolicyMarket.Data.Casework.Loading;

/// <summary>Working days around one date, each date computed once: a sweep asks for the same few hundred dates very often.</summary>
internal sealed class WorkingDayCount(WorkingDays calendar, DateOnly today)
{
    private readonly Dictionary<DateOnly, int> _left = [];
    private readonly Dictionary<(DateOnly From, int Days), DateOnly> _ends = [];

    public DateOnly Today => today;

    /// <summary>Working days from today up to the date; negative when the date has passed.</summary>
    public int LeftUntil(DateOnly date)
    {
        if (!_left.TryGetValue(date, out var left))
        {
            _left[date] = left = calendar.Between(today, date);
        }

        return left;
    }

    /// <summary>The date so many working days after a day.</summary>
    public DateOnly Add(DateOnly from, int days)
    {
        if (!_ends.TryGetValue((from, days), out var end))
        {
            _ends[(from, days)] = end = calendar.Add(from, days);
        }

        return end;
    }
}
