namespace PolicyMarket.Data.Imports.Deliveries;

/// <summary>A stored sheet of one firm, source and period. SupplementBatchId is 0 for the whole sheet.</summary>
internal readonly record struct StandingSheet(long Id, long SupplementBatchId, DateOnly AsOf, byte[] Values)
{
    public bool IsWhole => SupplementBatchId == 0;
}
