using System.Collections.Immutable;

namespace PolicyMarket.Rules.Values;

/// <summary>
/// Working days: Monday to Friday less the holidays handed in, plus the weekend days that are worked in exchange (调休). One instance serves a program; when
/// the announced days change, they are replaced as a whole, also while others count.
/// </summary>
public sealed class WorkingDays
{
    private volatile AnnouncedDays _days;

    public WorkingDays(IEnumerable<DateOnly> holidays)
        : this(holidays, []) { }

    public WorkingDays(IEnumerable<DateOnly> holidays, IEnumerable<DateOnly> workedWeekends) =>
        _days = new AnnouncedDays([.. holidays], [.. workedWeekends]);

    /// <summary>A calendar of Monday to Friday, no holidays known.</summary>
    public static WorkingDays Weekdays => new([]);

    /// <summary>From now on these holidays and worked weekend days, and no others.</summary>
    public void Replace(IEnumerable<DateOnly> holidays, IEnumerable<DateOnly> workedWeekends) =>
        _days = new AnnouncedDays([.. holidays], [.. workedWeekends]);

    public bool IsWorkingDay(DateOnly date) => _days.IsWorkingDay(date);

    /// <summary>Working days after <paramref name="from"/> up to and including <paramref name="to"/>; negative when to lies before from.</summary>
    public int Between(DateOnly from, DateOnly to)
    {
        if (to < from)
        {
            return -Between(to, from);
        }

        var (days, count) = (_days, 0);
        for (var date = from; date < to; )
        {
            date = date.AddDays(1);
            count += days.IsWorkingDay(date) ? 1 : 0;
        }

        return count;
    }

    /// <summary>The date that lies the given number of working days after <paramref name="from"/>; zero gives from itself.</summary>
    public DateOnly Add(DateOnly from, int days)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(days);
        var (announced, date) = (_days, from);
        for (var left = days; left > 0; )
        {
            date = date.AddDays(1);
            left -= announced.IsWorkingDay(date) ? 1 : 0;
        }

        return date;
    }

    private sealed class AnnouncedDays(ImmutableHashSet<DateOnly> holidays, ImmutableHashSet<DateOnly> worked)
    {
        public bool IsWorkingDay(DateOnly date) =>
            worked.Contains(date) || (date.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday) && !holidays.Contains(date));
    }
}
