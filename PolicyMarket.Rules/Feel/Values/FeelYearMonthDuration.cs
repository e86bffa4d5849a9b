namespace PolicyMarket.Rules.Feel.Values;

/// <summary>A duration of years and months, in months.</summary>
internal sealed record FeelYearMonthDuration(long Months) : FeelValue
{
    /// <summary>Longer than the calendar is refused.</summary>
    public const long Longest = 12L * 2 * CalendarDay.LastYear;

    public override string ToString() => TemporalText.Duration(this);
}
