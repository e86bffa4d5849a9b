namespace PolicyMarket.Data.FactSheets;

/// <summary>
/// One or more stored sheets (FactSheet) cannot be relied on. Sheets are checked when they are taken in, so this is damage to the record, not bad input.
/// </summary>
public sealed class DamagedSheetException(IReadOnlyList<SheetDamage> damages, Exception? cause = null)
    : Exception($"Fact sheet {damages[0].SheetId} of firm {damages[0].FirmId} cannot be read: {damages[0].Detail}", cause)
{
    public DamagedSheetException(SheetDamage damage, Exception? cause = null)
        : this([damage], cause)
    {
    }

    /// <summary>At least one.</summary>
    public IReadOnlyList<SheetDamage> Damages => damages;

    /// <summary>The first sheet's id in the record.</summary>
    public long SheetId => damages[0].SheetId;
}
