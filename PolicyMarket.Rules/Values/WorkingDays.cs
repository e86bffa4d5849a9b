using System.Collections.Immutable;

namespace PolicyMarket.Rules.Values;

/// <summary>Working days: Monday to Friday less the holidays handed in, plus the weekend days that are worked in exchange (调休).</summary>
public sealed class WorkingDays(IEnumerable<DateOnly> holidays, IEnumerable<DateOnly> workedWeekends)
{
    private readonly ImmutableHashSet<DateOnly> _holidays = [.. holidays];
    private readonly ImmutableHashSet<DateOnly> _worked = [.. workedWeekends];

    public WorkingDays(IEnumerable<DateOnly> holidays)
        : this(holidays, [])
    {
    }

    /// <summary>Monday to Friday, no holidays known.</summary>
    public static WorkingDays Weekdays { get; } = new([]);

    public bool IsWorkingDay(DateOnly date) =>
        _worked.Contains(date)
        || (date.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday) && !_holidays.Contains(date));

    /// <summary>Working days after <paramref name="from"/> up to and including <paramref name="to"/>; negative when to lies before from.</summary>
    public int Between(DateOnly from, DateOnly to)
    {
        if (to < from)
        {
            return -Between(to, from);
        }

        var count = 0;
        for (var date = from; date < to;)
        {
            date = date.AddDays(1);
            count += IsWorkingDay(date) ? 1 : 0;
        }

        return count;
    }

    /// <summary>The date that lies the given number of working days after <paramref name="from"/>; zero gives from itself.</summary>
    public DateOnly Add(DateOnly from, int days)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(days);
        var date = from;
        for (var left = days; left > 0;)
        {
            date = date.AddDays(1);
            left -= IsWorkingDay(date) ? 1 : 0;
        }

        return date;
    }
}
