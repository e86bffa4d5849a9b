namespace PolicyMarket.Rules.Feel.Values;

internal sealed record FeelDate(CalendarDay Day) : FeelValue
{
    public FeelDate(DateOnly date)
        : this(CalendarDay.Of(date)) { }
}
