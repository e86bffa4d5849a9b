namespace PolicyMarket.Rules.Attributes;

/// <summary>What a view of a measure tells: the same period a year (n years) before, how it grew since, the highest ever before, the last n periods put together, the mean of the four quarters, or the value of one named period.</summary>
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
}
