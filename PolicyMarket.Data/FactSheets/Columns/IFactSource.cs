namespace PolicyMarket.Data.FactSheets.Columns;

/// <summary>Reads firms and sheets as bytes, all within one snapshot of the record. What the database needs for it stays behind this interface.</summary>
internal interface IFactSource : IAsyncDisposable
{
    /// <summary>Firms above an id, rising.</summary>
    FirmList ReadFirms(long after, CancellationToken ct);

    /// <summary>The region of one firm.</summary>
    string? RegionOf(long firmId);

    /// <summary>All sheets by rising firm: asks for an empty block, hands over each that is full, and the last.</summary>
    void ReadSheets(Func<SheetBlock> empty, Action<SheetBlock> full, CancellationToken ct);

    /// <summary>Adds the sheets of one firm to the block.</summary>
    void ReadSheetsOf(long firmId, SheetBlock block);

    /// <summary>Firms of which a sheet's values, or the region, changed in a batch after this one; rising, each once.</summary>
    IReadOnlyList<long> FirmsChangedAfter(long batchId, CancellationToken ct);
}
