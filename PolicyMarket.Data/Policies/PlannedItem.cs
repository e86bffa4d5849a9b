using PolicyMarket.Rules.Policies;

namespace PolicyMarket.Data.Policies;

/// <summary>
/// One item version that is in force on the date of a run. FundId: null when there is none or its year is over; LastDay: until when offers can be confirmed,
/// inclusive.
/// </summary>
public sealed record PlannedItem(
    long ItemId,
    long VersionId,
    int VersionNumber,
    long DepartmentId,
    long? FundId,
    DateOnly LastDay,
    bool NeedsPreCheck,
    PolicyRule Rule
)
{
    /// <summary>The items to whose amounts the rule may refer; set by the plan.</summary>
    public PlannedAwards Awards { get; init; } = PlannedAwards.None;
}
