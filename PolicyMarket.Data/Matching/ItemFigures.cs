namespace PolicyMarket.Data.Matching;

/// <summary>What a run found for one item; sums in fen.</summary>
internal record struct ItemFigures(
    long Eligible,
    long EligibleFen,
    long Unknown,
    long NewCount,
    long NewFen,
    long LostCount,
    long LostFen,
    long ChangedCount,
    long ChangedFromFen,
    long ChangedToFen)
{
    /// <summary>Planned is null for an item that has gone.</summary>
    public readonly RunTally ToTally(long runId, long itemId, PlannedItem? planned) => new()
    {
        RunId = runId,
        ItemId = itemId,
        ItemVersionId = planned?.VersionId,
        HasFund = planned?.FundId is not null,
        NeedsPreCheck = planned?.NeedsPreCheck ?? false,
        Eligible = Eligible,
        Unknown = Unknown,
        EligibleFen = EligibleFen,
        NewCount = NewCount,
        NewFen = NewFen,
        LostCount = LostCount,
        LostFen = LostFen,
        ChangedCount = ChangedCount,
        ChangedFromFen = ChangedFromFen,
        ChangedToFen = ChangedToFen,
    };
}
