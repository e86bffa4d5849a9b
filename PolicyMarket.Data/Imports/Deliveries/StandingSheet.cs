namespace PolicyMarket.Data.Imports.Deliveries;

/// <summary>
/// A stored sheet of one firm, source and period. SupplementBatchId is 0 for the whole sheet. Of a damaged one nothing but its id is believed: it has no values
/// and the earliest date.
/// </summary>
internal readonly record struct StandingSheet(long Id, long SupplementBatchId, DateOnly AsOf, byte[] Values)
{
    public bool IsWhole => SupplementBatchId == 0;

    /// <summary>The content does not fit its seal, so the next whole delivery replaces it.</summary>
    public bool IsDamaged { get; init; }
}
