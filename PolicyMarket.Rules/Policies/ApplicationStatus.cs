namespace PolicyMarket.Rules.Policies;

/// <summary>The first of the two status axes of an item (北京经开区): 未开始, 申报中, 已截止.</summary>
public enum ApplicationStatus
{
    NotStarted,
    Open,
    Closed,
}
