using PolicyMarket.Rules.Values;

namespace PolicyMarket.Web.Ui;

/// <summary>How much time is left, in words and as a light. Three working days or fewer are yellow, a day over is red.</summary>
public readonly record struct Deadline(string Text, Tone Tone)
{
    public const int YellowWorkingDays = 3;

    /// <summary>The deadline is the last day on which it can be done (inclusive).</summary>
    public static Deadline Of(DateOnly deadline, DateOnly today, WorkingDays calendar)
    {
        if (deadline < today)
        {
            return new($"已超 {today.DayNumber - deadline.DayNumber} 天", Tone.Bad);
        }

        if (deadline == today)
        {
            return new("今天截止", Tone.Warn);
        }

        var left = calendar.Between(today, deadline);
        return left == 0
            ? new($"还剩 {deadline.DayNumber - today.DayNumber} 天，都不是工作日", Tone.Warn)
            : new($"还剩 {left} 个工作日", left <= YellowWorkingDays ? Tone.Warn : Tone.Ok);
    }
}
