namespace PolicyMarket.Rules.Tables;

/// <summary>How a collecting table puts the outputs of its fitting rows together.</summary>
public enum TableAggregate
{
    List,
    Sum,
    Min,
    Max,
    Count,
}
