namespace PolicyMarket.Rules.Attributes;

/// <summary>
/// Kinds of view of a measure: the same period a year (n years) before, how it grew since, the highest ever before, the last n periods put together, the mean
/// of the four quarters, the value of one named period, or the time between a date and the business date.
/// </summary>
public enum ViewKind
{
    Prior,
    Growth,
    Increment,
    HistoryMax,
    SumOfLast,
    MeanOfLast,
    MinOfLast,
    MaxOfLast,
    QuarterlyMean,
    Period,
    YearsSince,
    MonthsSince,
    DaysSince,
    MonthsUntil,
    DaysUntil,
}
