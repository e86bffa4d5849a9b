using PolicyMarket.Rules.Engine.Columns;

namespace PolicyMarket.Data.FactSheets.Live;

/// <summary>
/// All firms as they stand now. Version rises with every change; Batch is the newest file in it, null before the first import; FirmIds: the firm of each row.
/// </summary>
public sealed record LiveTable(FactTable Facts, int Version, DateOnly AsOf, LiveBatch? Batch, IReadOnlyList<long> FirmIds)
{
    /// <summary>Damaged sheets: their firms have no row.</summary>
    public IReadOnlyList<SheetDamage> LeftOut { get; init; } = [];
}
