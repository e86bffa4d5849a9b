namespace PolicyMarket.Data.Matching;

/// <summary>What a run found in one region; sums in fen.</summary>
internal record struct RegionFigures(long Eligible, long EligibleFen, long Unknown, long NewCount, long LostCount, long ChangedCount)
{
    public readonly RunRegion ToRow(long runId, string region) => new()
    {
        RunId = runId,
        Region = region,
        Eligible = Eligible,
        Unknown = Unknown,
        EligibleFen = EligibleFen,
        NewCount = NewCount,
        LostCount = LostCount,
        ChangedCount = ChangedCount,
    };
}
